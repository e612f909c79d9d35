import { beforeEach, describe, expect, it } from '@jest/globals';
import { epochMs, type Instant, later, type Zone } from '#kernel';
import type { Lease, View, ViewReader } from '#read-store';
import { openMemoryReadStore } from '#read-store/memory';
import { funnelSnapshotProjection } from './index.ts';
import { type MoveMemory, type MoveRange, moveMemory } from './move-memory.ts';
import { type Segment, segmentKey } from './segment.ts';
import { withMoves } from './segment-order.ts';
import type { State } from './state.ts';
import type { Sums } from './sums.ts';

const zone = 'UTC' as Zone;
const first = '2026-03-01T08:00:00.000Z' as Instant;
const DAY = 86_400_000;
const checkpoint = { logId: 'l', index: 0, position: 1, recordedAt: first, eventId: 'e' };
const state: State = { model: 'm@1', stage: 'A', currency: 'CNY', units: 7n, dimensions: {} };
/** What one move of a day takes: 8 + 4 + 2 + 1 + 4 + 4. */
const MOVE = 23;

const instant = (day: number) => later(first, day * DAY);
const recorded = (day: number, stamp = 1) => ({ day: Math.floor(epochMs(instant(day)) / DAY), stamp });

describe('the memory of moves', () => {
  let view: View;
  let lease: Lease;
  let reader: ViewReader;
  let reads: number;

  /** Writes the moves of a day, one an event. */
  async function record(day: number, events: number): Promise<void> {
    let segment: Segment | undefined;
    for (let n = 0; n < events; n += 1) {
      segment = withMoves(segment, { index: n, recordedAt: later(instant(day), n) }, [
        { at: instant(day), state, count: 1 },
      ]);
    }
    await view.commit({ segments: new Map([[segmentKey(day * 1024), segment ?? null]]) }, checkpoint, lease);
  }

  async function count(memory: MoveMemory, days: MoveRange['days'], filters: MoveRange['filters'] = new Map()) {
    const sums: Sums = new Map();
    reads = 0;
    const until = { after: Number.NEGATIVE_INFINITY, until: epochMs(instant(9)), recordedBy: epochMs(instant(9)) };
    await memory.addMoves(reader, { ...until, zone, model: 'm@1', days, by: undefined, filters }, sums);
    return sums.get('')?.get('A')?.get('CNY')?.count ?? 0;
  }

  beforeEach(async () => {
    const store = openMemoryReadStore({ clock: () => first });
    lease = (await store.acquire('test', 60_000)).lease;
    view = await store.open(funnelSnapshotProjection(zone));
    reader = {
      ...view,
      find: (collection, find) => {
        reads += 1;
        return view.find(collection, find);
      },
    };
    for (const day of [0, 1, 2]) await record(day, day + 1);
  });

  it('reads a day once, and again when more was recorded on it', async () => {
    const memory = moveMemory();
    expect(await count(memory, [recorded(0), recorded(2)])).toBe(4);
    expect(reads).toBeGreaterThan(0);
    expect(await count(memory, [recorded(2)])).toBe(3);
    expect(reads).toBe(0);
    await record(2, 5);
    expect(await count(memory, [recorded(0), recorded(2, 2)])).toBe(6);
    expect(reads).toBeGreaterThan(0);
  });

  it('forgets the day used longest ago where it has no more room', async () => {
    const memory = moveMemory(4 * MOVE);
    await count(memory, [recorded(0)]);
    await count(memory, [recorded(1)]);
    await count(memory, [recorded(0)]);
    await count(memory, [recorded(2)]);
    expect(await count(memory, [recorded(0), recorded(2)])).toBe(4);
    expect(reads).toBe(0);
    expect(await count(memory, [recorded(1)])).toBe(2);
    expect(reads).toBeGreaterThan(0);
  });

  it('lets no question that goes through all days push out what is kept', async () => {
    const memory = moveMemory(3 * MOVE);
    await count(memory, [recorded(0), recorded(1)]);
    const filters = new Map([['team', new Set(['(none)'])]]);
    expect(await count(memory, [recorded(0), recorded(1), recorded(2)], filters)).toBe(6);
    expect(reads).toBeGreaterThan(0);
    expect(await count(memory, [recorded(0), recorded(1)])).toBe(3);
    expect(reads).toBe(0);
  });

  it('answers from a room too small for any day', async () => {
    const memory = moveMemory(1);
    for (let n = 0; n < 2; n += 1) expect(await count(memory, [recorded(0), recorded(1), recorded(2)])).toBe(6);
  });
});
