import { describe, expect, it } from '@jest/globals';
import type { Instant } from '#kernel';
import { cellDeltas, cellOf } from './cell.ts';
import type { Move } from './move.ts';
import type { State } from './state.ts';

const at = '2026-03-01T08:00:00.000Z' as Instant;
const state = (units: bigint): State => ({
  model: 'simple@1',
  stage: 'ENGAGING',
  currency: 'CNY',
  units,
  dimensions: { team: 'a|b' },
});
const addDeltas = cellDeltas(() => 100);

function deltasOf(moves: readonly Move[], recordedDay: number) {
  const added: (readonly [cube: string, field: string, amount: number | bigint])[] = [];
  addDeltas(moves, recordedDay, (cube, delta) => added.push([cube, ...delta]));
  return added;
}

describe('cells', () => {
  it('keep count and minor units apart in one number, whatever their signs and sizes', () => {
    for (const units of [0n, 1n, -1n, 18_000_000n, 137_438_953_471n, 137_438_953_472n, -(10n ** 20n), 10n ** 20n]) {
      for (const count of [1, -1, 2]) {
        const [[cube, field, amount] = ['', '', 0]] = deltasOf([{ at, state: state(units), count }], 100);
        expect([cube, field]).toEqual(['', '0|simple@1|ENGAGING|CNY|']);
        expect(cellOf(String(amount))).toEqual({ count, units: BigInt(count) * units });
      }
    }
  });

  it('stand by total and by dimension value, with the days between effective and recorded', () => {
    const deltas = deltasOf([{ at, state: state(5n), count: 1 }], 103);
    expect(deltas.map(([cube, field]) => [cube, field])).toEqual([
      ['', '3|simple@1|ENGAGING|CNY|'],
      ['team', '3|simple@1|ENGAGING|CNY|a|b'],
    ]);
  });
});
