import { describe, expect, it } from '@jest/globals';
import { epochMs, type Instant } from '#kernel';
import type { View, ViewReader } from '#read-store';
import { type MoveRange, moveMemory } from './shift-memory.ts';
import type { State } from './state.ts';
import { type StreamShifts, withShifts } from './stream-shifts.ts';
import { noSums } from './sums.ts';
import { toldSums } from './told-sums.fixture.ts';

const at = epochMs('2026-03-01T08:00:00.000Z' as Instant);

/** Minor units of 999999999999999999.999 KWD. */
const MOST = 10n ** 21n - 1n;

const state = (units: bigint, dimensions: Record<string, string> = {}): State => ({
  model: 'm@1',
  stage: 'A',
  currency: 'CNY',
  units,
  dimensions,
});

const entry = (to: State, effective = at) => ({ at: effective, from: undefined, to });

/** A view that holds one opportunity. */
function viewOf(document: StreamShifts): ViewReader {
  const find = async () => [{ key: 'opportunity-a', document }];
  return { spec: { version: 1 }, find } as unknown as View;
}

async function sums(document: StreamShifts, more: Partial<MoveRange> = {}) {
  const result = noSums();
  const [early, late] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  const all = { after: early, until: late, recordedAfter: early, recordedBy: late };
  const range = { ...all, zone: 'UTC' as MoveRange['zone'], model: 'm@1', recorded: [], by: undefined };
  await moveMemory().addMoves(viewOf(document), { ...range, filters: new Map(), ...more }, result);
  return Object.fromEntries(
    Object.entries(toldSums(result)).map(([value, [sum]]) => {
      const { stage, currency, count, units } = sum!;
      expect({ stage, currency }).toEqual({ stage: 'A', currency: 'CNY' });
      return [value, { count, units }];
    }),
  );
}

describe('the shifts of an opportunity', () => {
  it('give back what was packed, to the minor unit', async () => {
    for (const units of [0n, 7n, -7n, 1_000_000_000n, -1_000_000_001n, 10n ** 20n, -(10n ** 20n), MOST, -MOST]) {
      expect(await sums(withShifts(undefined, 0, at, [entry(state(units))]))).toEqual({ '': { count: 1, units } });
      const both = withShifts(undefined, 0, at, [{ at, from: state(units), to: state(1n) }]);
      expect(await sums(both)).toEqual(units === 1n ? {} : { '': { count: 0, units: 1n - units } });
    }
  });

  it.each([
    '0000-01-01T00:00:00.000Z',
    '1900-01-01T08:00:00.001Z',
    '1969-12-31T23:59:59.999Z',
    '8919-09-03T00:00:00.000Z',
    '9999-12-31T22:59:59.999Z',
  ])('have what is effective, or was recorded, at %s from that millisecond on', async (written) => {
    const then = epochMs(written as Instant);
    const one = { '': { count: 1, units: MOST } };
    const effective = withShifts(undefined, 0, at, [entry(state(MOST), then)]);
    expect(await sums(effective, { until: then })).toEqual(one);
    expect(await sums(effective, { until: then - 1 })).toEqual({});
    expect(await sums(effective, { after: then - 1, until: then })).toEqual(one);
    const recorded = withShifts(undefined, 0, then, [entry(state(MOST), then)]);
    expect(await sums(recorded, { recordedBy: then })).toEqual(one);
    expect(await sums(recorded, { recordedBy: then - 1 })).toEqual({});
    expect(await sums(recorded, { recordedAfter: then - 1, recordedBy: then })).toEqual(one);
  });

  it('grow by shifts with dimensions and values they did not have', async () => {
    let document = withShifts(undefined, 0, at, [entry(state(1n, { team: 'x' }))]);
    for (let n = 0; n < 70; n += 1) {
      document = withShifts(document, n, at + n, [entry(state(10n, { team: `t${n}`, region: 'north' }), at + n)]);
    }
    expect(document.to).toBe(69);
    expect(await sums(document, { by: 'region' })).toEqual({
      '(none)': { count: 1, units: 1n },
      north: { count: 70, units: 700n },
    });
    const filters = new Map([
      ['team', new Set(['t69', 'x'])],
      ['region', new Set(['north'])],
    ]);
    expect(await sums(document, { filters })).toEqual({ '': { count: 1, units: 10n } });
    expect(await sums(document, { filters: new Map([['nobody', new Set(['(none)'])]]) })).toEqual({
      '': { count: 71, units: 701n },
    });
  });

  it('write a state that it goes back to once', () => {
    let document = withShifts(undefined, 0, at, [entry(state(1n))]);
    for (let n = 1; n < 9; n += 1) {
      document = withShifts(document, n, at, [{ at, from: state(n % 2 ? 1n : 2n), to: state(n % 2 ? 2n : 1n) }]);
    }
    expect(document.states).toHaveLength(2);
    expect(document.dimensions).toEqual([{}]);
  });

  it('are cut at both times, to the millisecond', async () => {
    const of = (effective: number) => entry(state(1n), at + effective);
    const document = withShifts(withShifts(undefined, 0, at + 5, [of(0), of(5)]), 1, at + 7, [of(1)]);
    const count = async (effective: number, known: number) =>
      (await sums(document, { until: at + effective, recordedBy: at + known }))['']?.count ?? 0;
    expect(await count(5, 7)).toBe(3);
    expect(await count(4, 7)).toBe(2);
    expect(await count(5, 6)).toBe(2);
    expect(await count(0, 5)).toBe(1);
    expect(await count(5, 4)).toBe(0);
    expect(await sums(document, { after: at, until: at + 9 })).toEqual({ '': { count: 2, units: 2n } });
    expect(await sums(document, { recordedAfter: at + 5, recordedBy: at + 9 })).toEqual({
      '': { count: 1, units: 1n },
    });
  });
});
