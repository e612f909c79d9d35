import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { openSqliteEventStore, verifySqliteEventStore } from '#event-store/sqlite';
import { instantOf } from '#kernel';
import { startWriter } from './log-writer.fixture.ts';

const APPENDS = Number(process.env['DEALTRAIL_APPENDS'] ?? 1_600);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dealtrail-two-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it(`takes ${APPENDS} appends each from two processes at once, while a third follows`, async () => {
  const file = join(folder, 'events.db');
  const create = { tenant: 'huadong', zone: 'Asia/Shanghai', currency: 'CNY', simulated: false };
  const store = await openSqliteEventStore({ file, clock: () => instantOf(0), create });
  const followed: number[] = [];
  let due = Number.POSITIVE_INFINITY;
  let allFollowed = () => {};
  store.subscribe().subscribe((delivery) => {
    if (delivery.kind === 'events') followed.push(...delivery.events.map(({ position }) => position));
    if (followed.length >= due) allFollowed();
  });

  const writers = [startWriter(file, 'a', 16, APPENDS), startWriter(file, 'b', 1, APPENDS / 8)];
  const ends = await Promise.all(writers.map(({ ended }) => ended));
  expect([ends, writers.map(({ errors }) => errors)]).toEqual([
    [
      { code: 0, signal: null },
      { code: 0, signal: null },
    ],
    [[], []],
  ]);

  const { position } = await store.head();
  const written = writers.flatMap(({ acknowledged }) => acknowledged).reduce((sum, { events }) => sum + events, 0);
  expect(position).toBe(written);
  await new Promise<void>((resolve) => {
    due = written;
    allFollowed = resolve;
    if (followed.length >= due) resolve();
  });
  await store.close();
  expect(followed).toEqual(Array.from({ length: written }, (_, n) => n + 1));
  expect(await verifySqliteEventStore(file)).toEqual({ records: written, findings: [] });
}, 120_000);
