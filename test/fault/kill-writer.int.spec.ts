import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { openSqliteEventStore, verifySqliteEventStore } from '#event-store/sqlite';
import { type Instant, instantOf, type RecordedEvent } from '#kernel';
import { type Acknowledged, startWriter } from './log-writer.fixture.ts';

const KILLS = Number(process.env['DEALTRAIL_KILLS'] ?? 20);
const SEED = Number(process.env['DEALTRAIL_SEED'] ?? 20260301);
const clock = (): Instant => instantOf(0);
const create = { tenant: 'huadong', zone: 'Asia/Shanghai', currency: 'CNY', simulated: false };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dealtrail-kill-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function readLog(file: string): Promise<RecordedEvent[]> {
  const store = await openSqliteEventStore({ file, clock });
  const events: RecordedEvent[] = [];
  for await (const page of store.readAll()) events.push(...page);
  await store.close();
  return events;
}

function expectNothingLost(events: readonly RecordedEvent[], acknowledged: readonly Acknowledged[]): void {
  expect(events.every((event, n) => event.position === n + 1)).toBe(true);
  expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
  const missing = acknowledged.filter(({ stream, revision, position }) => {
    const event = events[position - 1];
    return event?.stream !== stream || event.revision !== revision;
  });
  expect(missing).toEqual([]);
  // An append is there as a whole: its last event is where its first one says.
  const torn = events.filter((event, n) => {
    const { place, of } = event.data as { place: number; of: number };
    const last = events[n + of - 1 - place];
    return last?.meta.commandId !== event.meta.commandId || last.stream !== event.stream;
  });
  expect(torn).toEqual([]);
}

describe(`a writer killed ${KILLS} times (seed ${SEED})`, () => {
  it(
    'leaves every acknowledged event once, without a gap, in a log that opens',
    async () => {
      const file = join(folder, 'events.db');
      await (await openSqliteEventStore({ file, clock, create })).close();
      const moments = fc.sample(fc.integer({ min: 1, max: 400 }), { numRuns: KILLS, seed: SEED });
      const acknowledged: Acknowledged[] = [];
      for (const moment of moments) {
        const writer = startWriter(file, 'w');
        await writer.reached(moment);
        writer.process.kill('SIGKILL');
        expect([await writer.ended, writer.errors]).toEqual([{ code: null, signal: 'SIGKILL' }, []]);
        acknowledged.push(...writer.acknowledged);
      }
      const events = await readLog(file);
      expectNothingLost(events, acknowledged);
      expect(acknowledged.length).toBeGreaterThanOrEqual(KILLS);
      expect(await verifySqliteEventStore(file)).toEqual({ records: events.length, findings: [] });
    },
    20_000 + KILLS * 3_000,
  );

  it(
    'does no harm to a writer beside it',
    async () => {
      const file = join(folder, 'events.db');
      await (await openSqliteEventStore({ file, clock, create })).close();
      const survivor = startWriter(file, 'survivor');
      await survivor.reached(1);
      const acknowledged: Acknowledged[] = [];
      const few = Math.ceil(KILLS / 4);
      for (const moment of fc.sample(fc.integer({ min: 1, max: 100 }), { numRuns: few, seed: SEED + 1 })) {
        const victim = startWriter(file, 'victim');
        await victim.reached(moment);
        victim.process.kill('SIGKILL');
        expect([await victim.ended, victim.errors]).toEqual([{ code: null, signal: 'SIGKILL' }, []]);
        acknowledged.push(...victim.acknowledged);
      }
      await survivor.reached(survivor.acknowledged.length + 10);
      survivor.process.kill('SIGKILL');
      await survivor.ended;
      expect(survivor.errors).toEqual([]);
      expectNothingLost(await readLog(file), [...acknowledged, ...survivor.acknowledged]);
      expect((await verifySqliteEventStore(file)).findings).toEqual([]);
    },
    20_000 + KILLS * 3_000,
  );
});
