import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { minorUnits } from '#kernel';
import { CurrencySums } from './currency-sums.ts';

const values = fc.array(
  fc.record({
    currency: fc.constantFrom('CNY', 'JPY', 'EUR', ''),
    units: fc.oneof(fc.bigInt({ min: -3n, max: 3n }), fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n })),
  }),
);

describe('sums by currency', () => {
  it('are exact, each currency by itself, in whatever order values come', () => {
    fc.assert(
      fc.property(values, (all) => {
        const sums = new CurrencySums();
        for (const { currency, units } of all) sums.add({ currency, units: currency === '' ? 0n : units });
        const told = sums.values();
        expect(told.map(({ currency }) => currency)).toEqual(
          [...new Set(all.map(({ currency }) => currency))].filter((currency) => currency !== '').sort(),
        );
        for (const sum of told) {
          const own = all.filter(({ currency }) => currency === sum.currency);
          expect(minorUnits(sum)).toBe(own.reduce((left, { units }) => left + units, 0n));
        }
        expect(sums.values()).toEqual(told);
      }),
    );
  });
});
