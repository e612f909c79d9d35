import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { roundedOf, salesVelocity } from './velocity.ts';

const DAY = 86_400_000;
const factors = { open: 40, won: 3, decided: 12, value: 900_000n, valued: 3, cycleMs: 60 * DAY };

describe('sales velocity', () => {
  it('is open × win rate × average value ÷ median cycle: 40 × 1/4 × 300,000 ÷ 60 days', () => {
    expect(salesVelocity(factors)).toEqual({ over: 50_000n, under: 1n });
  });

  it.each([{ decided: 0, won: 0 }, { valued: 0, value: 0n }, { cycleMs: 0 }])('is none with %p', (lacking) => {
    expect(salesVelocity({ ...factors, ...lacking })).toBeNull();
  });

  it('is that of floating point to its precision, whatever the sizes', () => {
    const count = fc.integer({ min: 1, max: 1e6 });
    fc.assert(
      fc.property(
        count,
        count,
        count,
        fc.bigInt({ min: 1n, max: 10n ** 15n }),
        count,
        (open, won, lost, value, days) => {
          const decided = won + lost;
          const { over, under } = salesVelocity({ open, won, decided, value, valued: won, cycleMs: days * DAY })!;
          const floating = (open * (won / decided) * (Number(value) / won)) / days;
          expect(Number(over) / Number(under) / floating).toBeCloseTo(1, 9);
        },
      ),
    );
  });

  it('is rounded to the nearest unit, a half away from nothing', () => {
    expect([1n, 3n, 4n, -1n, -3n, 0n].map((over) => roundedOf({ over, under: 2n }))).toEqual([
      1n,
      2n,
      2n,
      -1n,
      -2n,
      0n,
    ]);
  });
});
