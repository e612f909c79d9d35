import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { openSqliteEventStore, verifySqliteEventStore } from '#event-store/sqlite';
import { eventId, type Instant, instantOf, streamName } from '#kernel';

const PROGRAM = fileURLToPath(new URL('./failed-write.program.ts', import.meta.url));
const clock = (): Instant => instantOf(0);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dealtrail-failed-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('takes a failed write for an unknown outcome, stops, and tells the outcome when it is opened again', async () => {
  const file = join(folder, 'events.db');
  const create = { tenant: 'huadong', zone: 'Asia/Shanghai', currency: 'CNY', simulated: false };
  await (await openSqliteEventStore({ file, clock, create })).close();

  // The limit on the size of a file makes the operating system fail a write in the middle of a commit.
  const { stdout } = await promisify(execFile)('sh', [
    '-c',
    'ulimit -f 600 && exec "$0" --conditions=source --disable-warning=ExperimentalWarning "$@"',
    process.execPath,
    PROGRAM,
    file,
  ]);
  const { acknowledged, ...told } = JSON.parse(stdout);
  expect(acknowledged).toBeGreaterThan(5);
  expect(told).toEqual({
    failed: 'outcome-unknown',
    afterwards: 'store-unavailable',
    stopped: 'store-unavailable',
    readable: acknowledged,
  });

  const store = await openSqliteEventStore({ file, clock, atLeast: acknowledged });
  expect(store.stopped()).toBeUndefined();
  const stream = streamName('opportunity', 'o-1');
  const commandId = `c-${acknowledged}`;
  const again = {
    id: eventId(stream, commandId, 0),
    type: 'NeedsRecorded',
    schemaVersion: 1,
    occurredAt: '2026-03-01T12:00:00.000Z' as Instant,
    data: {},
    meta: {
      actor: { id: 'staff-7', role: 'sales_consultant' },
      commandHash: `sha256:${acknowledged}`,
      commandId,
      correlationId: commandId,
      tenant: 'huadong',
    },
  };
  expect(await store.append(stream, [again], acknowledged - 1)).toMatchObject({
    outcome: 'appended',
    revision: acknowledged,
    position: acknowledged + 1,
  });
  await store.close();
  expect(await verifySqliteEventStore(file)).toEqual({ records: acknowledged + 1, findings: [] });
});
