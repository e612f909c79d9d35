import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { epochMs, type Instant, later, type Zone } from '#kernel';
import type { Find, ViewReader } from '#read-store';
import type { Move } from './move.ts';
import { type MoveRange, moveMemory } from './move-memory.ts';
import { appended, type Segment, segmentKey } from './segment.ts';
import { withMoves } from './segment-order.ts';
import type { State } from './state.ts';
import type { Sums } from './sums.ts';

const at = '2026-03-01T08:00:00.000Z' as Instant;
const DAY = { day: epochMs(at.slice(0, 10) as Instant) / 86_400_000, stamp: 1 };

/** Minor units of 999999999999999999.999 KWD. */
const MOST = 10n ** 21n - 1n;

const state = (units: bigint, dimensions: Record<string, string>): State => ({
  model: 'm@1',
  stage: 'A',
  currency: 'CNY',
  units,
  dimensions,
});

/** A view that holds one segment. */
function viewOf(document: Segment): ViewReader {
  const find = async (_: string, { fromExclusive }: Find = {}) =>
    fromExclusive ? [] : [{ key: segmentKey(0), document }];
  return { find } as unknown as ViewReader;
}

async function sums(segment: Segment, more: Partial<MoveRange> = {}) {
  const result: Sums = new Map();
  const all = { after: Number.NEGATIVE_INFINITY, until: epochMs(at) + 9_000, recordedBy: epochMs(at) + 9_000 };
  const range = { ...all, zone: 'UTC' as Zone, model: 'm@1', days: [DAY], by: undefined, filters: new Map() };
  await moveMemory().addMoves(viewOf(segment), { ...range, ...more }, result);
  return Object.fromEntries([...result].map(([value, stages]) => [value, stages.get('A')?.get('CNY')]));
}

describe('a segment', () => {
  it('gives back what was packed, to the minor unit', async () => {
    for (const units of [0n, 7n, -7n, 1_000_000_000n, -1_000_000_001n, 10n ** 20n, -(10n ** 20n), MOST, -MOST]) {
      const segment = withMoves(undefined, { index: 0, recordedAt: at }, [{ at, state: state(units, {}), count: 1 }]);
      expect(await sums(segment)).toEqual({ '': { count: 1, units } });
    }
  });

  it.each([
    '0000-01-01T00:00:00.000Z',
    '1900-01-01T08:00:00.001Z',
    '1969-12-31T23:59:59.999Z',
    '8919-09-03T00:00:00.000Z',
    '9999-12-31T22:59:59.999Z',
  ])('has what is effective at %s from that millisecond on', async (written) => {
    const effective = written as Instant;
    const segment = withMoves(undefined, { index: 0, recordedAt: at }, [
      { at: effective, state: state(-MOST, {}), count: -1 },
    ]);
    expect(await sums(segment, { until: epochMs(effective) })).toEqual({ '': { count: -1, units: MOST } });
    expect(await sums(segment, { until: epochMs(effective) - 1 })).toEqual({});
  });

  it('has what was recorded at the edges of time', async () => {
    for (const written of ['0000-01-02T00:00:00.000Z', '9999-12-30T00:00:00.001Z']) {
      const recorded = written as Instant;
      const segment = withMoves(undefined, { index: 0, recordedAt: recorded }, [
        { at: recorded, state: state(1n, {}), count: 1 },
      ]);
      const days = [{ day: epochMs(recorded.slice(0, 10) as Instant) / 86_400_000, stamp: 1 }];
      const count = async (recordedBy: number) =>
        (await sums(segment, { days, until: epochMs(recorded), recordedBy }))['']?.count;
      expect(await count(epochMs(recorded))).toBe(1);
      expect(await count(epochMs(recorded) - 1)).toBeUndefined();
    }
  });

  it('grows by moves with dimensions and values it did not have', async () => {
    let segment = withMoves(undefined, { index: 0, recordedAt: at }, [
      { at, state: state(1n, { team: 'x' }), count: 1 },
    ]);
    for (let n = 0; n < 70; n += 1) {
      const more = state(10n, { team: `t${n}`, region: 'north' });
      segment = withMoves(segment, { index: n + 1, recordedAt: later(at, n) }, [
        { at: later(at, n), state: more, count: 1 },
      ]);
    }
    expect(await sums(segment, { by: 'region' })).toEqual({
      '(none)': { count: 1, units: 1n },
      north: { count: 70, units: 700n },
    });
    const filters = new Map([
      ['team', new Set(['t69', 'x'])],
      ['region', new Set(['north'])],
    ]);
    expect(await sums(segment, { filters })).toEqual({ '': { count: 1, units: 10n } });
    expect(await sums(segment, { filters: new Map([['nobody', new Set(['(none)'])]]) })).toEqual({
      '': { count: 71, units: 701n },
    });
  });

  it('depends on what it holds, not on the order in which that came', () => {
    const name = fc.constantFrom('team', 'region', 'outlet');
    const moves = fc.array(
      fc.record({
        at: fc.integer({ min: -5, max: 5 }).map((ms) => later(at, ms)),
        count: fc.constantFrom(-1, 1),
        state: fc.record({
          model: fc.constantFrom('m@1', 'n@1'),
          stage: fc.constantFrom('A', '+won'),
          currency: fc.constantFrom('CNY', ''),
          units: fc.bigInt(-MOST, MOST),
          dimensions: fc.dictionary(name, fc.constantFrom('x', 'y', 'z')),
        }),
      }),
      { minLength: 1, maxLength: 4 },
    );
    const events = fc.uniqueArray(fc.tuple(fc.integer({ min: 2048, max: 3071 }), moves), {
      selector: ([index]) => index,
      minLength: 1,
      maxLength: 12,
    });
    const packed = (all: readonly (readonly [number, readonly Move[]])[]) =>
      all.reduce<Segment | undefined>(
        (segment, [index, moved]) => withMoves(segment, { index, recordedAt: later(at, index) }, moved),
        undefined,
      );
    fc.assert(
      fc.property(events, (all) => {
        const inOrder = all.toSorted(([a], [b]) => a - b);
        const expected = inOrder.reduce<Segment | undefined>(
          (segment, [index, moved]) => appended(segment, { index, recordedAt: later(at, index) }, moved),
          undefined,
        );
        expect(packed(all)).toEqual(expected);
        expect(packed(inOrder.toReversed())).toEqual(expected);
      }),
    );
  });

  it('is cut at both times, to the millisecond', async () => {
    const move = (effective: number) => ({ at: later(at, effective), state: state(1n, {}), count: 1 });
    const segment = withMoves(
      withMoves(undefined, { index: 0, recordedAt: later(at, 5) }, [move(0), move(5)]),
      { index: 1, recordedAt: later(at, 7) },
      [move(1)],
    );
    const count = async (effective: number, known: number) =>
      (await sums(segment, { until: epochMs(at) + effective, recordedBy: epochMs(at) + known }))['']?.count ?? 0;
    expect(await count(5, 7)).toBe(3);
    expect(await count(4, 7)).toBe(2);
    expect(await count(5, 6)).toBe(2);
    expect(await count(0, 5)).toBe(1);
    expect(await count(5, 4)).toBe(0);
    expect(await sums(segment, { after: epochMs(at) })).toEqual({ '': { count: 2, units: 2n } });
  });
});
