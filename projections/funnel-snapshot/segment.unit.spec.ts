import { describe, expect, it } from '@jest/globals';
import { type Instant, instantOf, later } from '#kernel';
import type { ViewReader } from '#read-store';
import { type Segment, segmentKey, withMoves } from './segment.ts';
import { addMoves } from './segment-sums.ts';
import type { State } from './state.ts';
import type { Sums } from './sums.ts';

const at = '2026-03-01T08:00:00.000Z' as Instant;
const END = { effectiveAt: later(at, 9_000), asOf: later(at, 9_000) };

const state = (units: bigint, dimensions: Record<string, string>): State => ({
  model: 'm@1',
  stage: 'A',
  currency: 'CNY',
  units,
  dimensions,
});

/** A view that holds one segment. */
function viewOf(document: Segment): ViewReader {
  return { find: async () => [{ key: segmentKey(0), document }] } as unknown as ViewReader;
}

async function sums(segment: Segment, more: Partial<Parameters<typeof addMoves>[1]> = {}) {
  const result: Sums = new Map();
  await addMoves(
    viewOf(segment),
    { ...END, recorded: [{ from: at, to: END.asOf }], filters: new Map(), ...more },
    result,
  );
  return Object.fromEntries(result);
}

describe('a segment', () => {
  it('gives back what was packed, to the minor unit', async () => {
    for (const units of [0n, 7n, -7n, 1_000_000_000n, -1_000_000_001n, 10n ** 20n, -(10n ** 20n)]) {
      const segment = withMoves(undefined, at, [{ at, state: state(units, {}), count: 1 }]);
      expect(await sums(segment)).toEqual({ 'm@1|A|CNY|': { count: 1, units } });
    }
  });

  it('grows by moves with dimensions and values it did not have', async () => {
    let segment = withMoves(undefined, at, [{ at, state: state(1n, { team: 'x' }), count: 1 }]);
    for (let n = 0; n < 70; n += 1) {
      const more = state(10n, { team: `t${n}`, region: 'north' });
      segment = withMoves(segment, later(at, n), [{ at: later(at, n), state: more, count: 1 }]);
    }
    expect(await sums(segment, { by: 'region' })).toEqual({
      'm@1|A|CNY|(none)': { count: 1, units: 1n },
      'm@1|A|CNY|north': { count: 70, units: 700n },
    });
    const filters = new Map([
      ['team', new Set(['t69', 'x'])],
      ['region', new Set(['north'])],
    ]);
    expect(await sums(segment, { filters })).toEqual({ 'm@1|A|CNY|': { count: 1, units: 10n } });
    expect(await sums(segment, { filters: new Map([['nobody', new Set(['(none)'])]]) })).toEqual({
      'm@1|A|CNY|': { count: 71, units: 701n },
    });
  });

  it('is cut at both times, to the millisecond', async () => {
    const move = (effective: number) => ({ at: later(at, effective), state: state(1n, {}), count: 1 });
    const segment = withMoves(withMoves(undefined, later(at, 5), [move(0), move(5)]), later(at, 7), [move(1)]);
    const count = async (effective: number, known: number) =>
      (await sums(segment, { effectiveAt: later(at, effective), asOf: later(at, known) }))['m@1|A|CNY|']?.count ?? 0;
    expect(await count(5, 7)).toBe(3);
    expect(await count(4, 7)).toBe(2);
    expect(await count(5, 6)).toBe(2);
    expect(await count(0, 5)).toBe(1);
    expect(await count(5, 4)).toBe(0);
    const less = { effectiveAt: at, asOf: instantOf(Date.parse(at) + 5) };
    expect(await sums(segment, { less })).toEqual({ 'm@1|A|CNY|': { count: 2, units: 2n } });
  });
});
