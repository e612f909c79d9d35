import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Instant, LocalDate, Zone } from '#kernel';
import type { Document, Lease, View } from '#read-store';
import { openMemoryReadStore } from '#read-store/memory';
import { amountOf, cellsPrefix, TOTAL } from './cell.ts';
import { type CellMemory, cellMemory } from './cell-memory.ts';
import { type CountedReads, countedReads } from './counted-reads.fixture.ts';
import { funnelSnapshotProjection } from './index.ts';
import { dayNumber } from './local-day.ts';
import { nameOfRun, recordedMonths } from './recorded-runs.ts';
import { toldSums } from './told-sums.fixture.ts';

const first = '2026-03-01T08:00:00.000Z' as Instant;
const checkpoint = { logId: 'l', index: 0, position: 1, recordedAt: first, eventId: 'e' };

describe('the memory of cells', () => {
  let view: View;
  let lease: Lease;
  let counted: CountedReads;
  const changes: Record<string, number> = {};
  const cells = new Map<string, number>();

  /** Counts what one run of the log recorded on a date of March, all of it effective on that day. */
  async function record(date: string, run: number, shifts: number): Promise<void> {
    const name = nameOfRun(date, run);
    const key = `${cellsPrefix(TOTAL, dayNumber(`2026-03-${date}` as LocalDate), run)}m@1|CNY`;
    changes[name] = (changes[name] ?? 0) + shifts;
    cells.set(key, (cells.get(key) ?? 0) + shifts);
    const cell: Document = { '0|A|': amountOf(cells.get(key) as number, 0n) as number };
    await view.commit(
      { cells: new Map([[key, cell]]), changes: new Map([['2026-03', { ...changes }]]) },
      checkpoint,
      lease,
    );
  }

  /** How many are counted, and how many documents of cells were read for it. */
  async function count(
    memory: CellMemory,
    effectiveDay = Number.MAX_SAFE_INTEGER,
  ): Promise<readonly [counted: number, read: number]> {
    const months = await recordedMonths(view);
    counted.reads();
    const range = { cube: TOTAL, model: 'm@1', effectiveDay, months, recordedDay: Number.MAX_SAFE_INTEGER };
    const told = toldSums(await memory.sumCells(counted.reader, range));
    return [told['']?.find(({ stage, currency }) => stage === 'A' && currency === 'CNY')?.count ?? 0, counted.reads()];
  }

  beforeEach(async () => {
    for (const name of Object.keys(changes)) delete changes[name];
    cells.clear();
    const store = openMemoryReadStore({ clock: () => first });
    lease = (await store.acquire('test', 60_000)).lease;
    view = await store.open(funnelSnapshotProjection('UTC' as Zone));
    counted = countedReads(view);
    for (const run of [0, 1, 2]) await record('02', run, 10);
    await record('20', 2, 5);
  });

  it('reads what there is once', async () => {
    const memory = cellMemory();
    expect(await count(memory)).toEqual([35, 4]);
    expect(await count(memory)).toEqual([35, 0]);
  });

  it('reads of a day only the run that recorded something since', async () => {
    const memory = cellMemory();
    await count(memory);
    await record('20', 3, 1);
    expect(await count(memory)).toEqual([36, 1]);
    await record('20', 3, 1);
    expect(await count(memory)).toEqual([37, 1]);
  });

  it('reads again an early run of which a stream was applied late, and carries its balance anew', async () => {
    const memory = cellMemory();
    await count(memory);
    await record('02', 1, 4);
    expect(await count(memory)).toEqual([39, 1]);
  });

  it('counts what is effective by a day, of a run that tells of years', async () => {
    const day = dayNumber('2026-03-21' as LocalDate);
    const key = `${cellsPrefix(TOTAL, day, 4)}m@1|CNY`;
    const years = Object.fromEntries(
      Array.from({ length: 3_000 }, (_, lag) => [`${lag}|A|`, amountOf(1, 0n) as number]),
    );
    changes[nameOfRun('21', 4)] = 3_000;
    await view.commit(
      { cells: new Map([[key, years]]), changes: new Map([['2026-03', { ...changes }]]) },
      checkpoint,
      lease,
    );
    const memory = cellMemory();
    for (const before of [3_000, 2_999, 1_977, 1_976, 1_975, 953, 952, 951, 500, 20]) {
      expect([before, ...(await count(memory, day - before))]).toEqual([before, 3_000 - before, expect.any(Number)]);
    }
    expect(await count(memory, day)).toEqual([35 + 3_000, 0]);
  });

  it('counts what is effective by a day, of many runs that tell of years, and counts the same once their day is over', async () => {
    const day = dayNumber('2026-03-21' as LocalDate);
    const told = new Map<string, Document>();
    for (const run of [4, 5, 6]) {
      const lags = Array.from({ length: 1_000 }, (_, n) => 3 * n + run - 4);
      const key = `${cellsPrefix(TOTAL, day, run)}m@1|CNY`;
      told.set(key, Object.fromEntries(lags.map((lag) => [`${lag}|A|`, amountOf(1, 0n) as number])));
      changes[nameOfRun('21', run)] = 1_000;
    }
    await view.commit({ cells: told, changes: new Map([['2026-03', { ...changes }]]) }, checkpoint, lease);
    const memory = cellMemory();
    const counts = async () => {
      const counted: number[] = [];
      for (const before of [2_999, 1_977, 1_976, 500, 20, 0]) counted.push((await count(memory, day - before))[0]);
      return counted;
    };
    const expected = [1, 1_023, 1_024, 2_500, 2_980, 3_035];
    expect(await counts()).toEqual(expected);
    await record('25', 6, 1);
    expect(await counts()).toEqual(expected);
  });
});
