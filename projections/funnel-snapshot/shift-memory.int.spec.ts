import { beforeEach, describe, expect, it } from '@jest/globals';
import { epochMs, type Instant, type Zone } from '#kernel';
import type { Document, Lease, View } from '#read-store';
import { openMemoryReadStore } from '#read-store/memory';
import { type CountedReads, countedReads } from './counted-reads.fixture.ts';
import { funnelSnapshotProjection } from './index.ts';
import { nameOfRun, recordedMonths } from './recorded-runs.ts';
import { type MoveMemory, moveMemory } from './shift-memory.ts';
import type { State } from './state.ts';
import { type StreamShifts, withShifts } from './stream-shifts.ts';
import { noSums } from './sums.ts';
import { toldSums } from './told-sums.fixture.ts';

const zone = 'UTC' as Zone;
const first = '2026-03-01T08:00:00.000Z' as Instant;
const DAY = 86_400_000;
const checkpoint = { logId: 'l', index: 0, position: 1, recordedAt: first, eventId: 'e' };
const state: State = { model: 'm@1', stage: 'A', currency: 'CNY', units: 7n, dimensions: {} };

describe('the memory of moves', () => {
  let view: View;
  let lease: Lease;
  let counted: CountedReads;
  const streams = new Map<string, StreamShifts>();
  const days = new Map<number, number>();

  /** Writes what events of a stream enter on a day, one each; the index is that of the first. */
  async function record(stream: string, day: number, index: number, events = 1): Promise<void> {
    const recorded = epochMs(first) + day * DAY;
    for (let n = 0; n < events; n += 1) {
      const shift = { at: recorded, from: undefined, to: state };
      streams.set(stream, withShifts(streams.get(stream), index + n, recorded + n, [shift]));
    }
    days.set(day, (days.get(day) ?? 0) + events);
    const month = Object.fromEntries(
      [...days].map(([of, count]) => [nameOfRun(String(of + 1).padStart(2, '0'), 0), count]),
    );
    const changes = new Map<string, Document>([['2026-03', month]]);
    const shifts = new Map<string, Document>([[stream, streams.get(stream) as StreamShifts]]);
    await view.commit({ shifts, changes }, checkpoint, lease);
  }

  /** How many are counted, and how many documents were read for it. */
  async function count(memory: MoveMemory): Promise<readonly [counted: number, read: number]> {
    const sums = noSums();
    const [early, late] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
    const times = { after: early, until: late, recordedAfter: early, recordedBy: late };
    const recorded = await recordedMonths(view);
    counted.reads();
    await memory.addMoves(
      counted.reader,
      { ...times, zone, model: 'm@1', recorded, by: undefined, filters: new Map() },
      sums,
    );
    const told = toldSums(sums)[''];
    return [told?.find(({ stage, currency }) => stage === 'A' && currency === 'CNY')?.count ?? 0, counted.reads()];
  }

  beforeEach(async () => {
    streams.clear();
    days.clear();
    const store = openMemoryReadStore({ clock: () => first });
    lease = (await store.acquire('test', 60_000)).lease;
    view = await store.open(funnelSnapshotProjection(zone));
    counted = countedReads(view);
    for (const [n, stream] of ['a', 'b', 'c', 'd'].entries()) await record(stream, n, 10 * n, n + 1);
  });

  it('reads what there is once, and then only what changed', async () => {
    const memory = moveMemory();
    expect(await count(memory)).toEqual([10, 4]);
    expect(await count(memory)).toEqual([10, 0]);
    await record('b', 4, 40);
    await record('e', 4, 41);
    expect(await count(memory)).toEqual([12, 2]);
    expect(await count(memory)).toEqual([12, 0]);
  });

  it('finds what was applied later than its neighbours in the log', async () => {
    const memory = moveMemory();
    expect(await count(memory)).toEqual([10, 4]);
    await record('late', 2, 25);
    // Nothing lies beyond the last index; of the day that lacks something, and since, there are c, d and the late one.
    expect(await count(memory)).toEqual([11, 3]);
    await record('later still', 0, 9);
    expect(await count(memory)).toEqual([12, 6]);
    expect(await count(memory)).toEqual([12, 0]);
  });

  it('reads all anew where the view has less than it knew', async () => {
    const memory = moveMemory();
    await record('e', 5, 50);
    expect(await count(memory)).toEqual([11, 5]);
    await view.clear(lease);
    streams.clear();
    days.clear();
    await record('f', 0, 0, 2);
    expect((await count(memory))[0]).toBe(2);
  });

  it('keeps nothing where there is no room for all, and answers all the same', async () => {
    const memory = moveMemory(700);
    expect((await count(memory))[0]).toBe(10);
    expect(await count(memory)).toEqual([10, 4]);
    await record('e', 4, 41);
    expect(await count(memory)).toEqual([11, 5]);
  });
});
