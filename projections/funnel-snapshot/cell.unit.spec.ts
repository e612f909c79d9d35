import { describe, expect, it } from '@jest/globals';
import type { Instant } from '#kernel';
import { cellDeltas, cellOf } from './cell.ts';
import type { State } from './state.ts';

const at = '2026-03-01T08:00:00.000Z' as Instant;
const state = (units: bigint): State => ({
  model: 'simple@1',
  stage: 'ENGAGING',
  currency: 'CNY',
  units,
  dimensions: { team: 'a|b' },
});
const deltasOf = cellDeltas(() => 100);

describe('cells', () => {
  it('keep count and minor units apart in one number, whatever their signs and sizes', () => {
    for (const units of [0n, 1n, -1n, 18_000_000n, 137_438_953_471n, 137_438_953_472n, -(10n ** 20n), 10n ** 20n]) {
      for (const count of [1, -1, 2]) {
        const amount = deltasOf([{ at, state: state(units), count }], 100)
          .get('')
          ?.get('0|simple@1|ENGAGING|CNY|');
        const stored = typeof amount === 'bigint' ? String(amount) : (amount as number);
        expect(cellOf(stored)).toEqual({ count, units: BigInt(count) * units });
      }
    }
  });

  it('stand by total and by dimension value, with the days between effective and recorded', () => {
    const cubes = deltasOf([{ at, state: state(5n), count: 1 }], 103);
    expect([...cubes].map(([cube, deltas]) => [cube, [...deltas.keys()]])).toEqual([
      ['', ['3|simple@1|ENGAGING|CNY|']],
      ['team', ['3|simple@1|ENGAGING|CNY|a|b']],
    ]);
  });

  it('add up moves into and out of one slot', () => {
    const moves = [
      { at, state: state(500n), count: -1 },
      { at, state: state(10n ** 20n), count: 1 },
    ];
    const amount = deltasOf(moves, 100).get('team')?.get('0|simple@1|ENGAGING|CNY|a|b');
    expect(cellOf(String(amount))).toEqual({ count: 0, units: 10n ** 20n - 500n });
  });
});
