import { describe, expect, it } from '@jest/globals';
import { type Counting, counting, countRate } from './rate.ts';

const counted = (currency: string, units: bigint, isHit: boolean) => ({ point: { currency, units }, isHit });
const rateOf = (all: readonly ReturnType<typeof counted>[], ...how: Parameters<typeof counting>) => {
  const count: Counting = counting(...how);
  for (const { point, isHit } of all) count.add(point, isHit);
  return count.rate();
};
const value = { basis: 'value', minimum: 1, interval: 'wilson' } as const;
const ofFive = { minimum: 5, interval: 'wilson' } as const;

describe('a rate', () => {
  it('always has its numerator and denominator, and is left out of too few', () => {
    expect(countRate(2, 4, ofFive)).toEqual({ k: 2, n: 4, rate: null, interval: null, suppressed: true });
    expect(countRate(0, 0, ofFive)).toEqual({ k: 0, n: 0, rate: null, interval: null });
    expect(countRate(0, 0, { ...ofFive, minimum: 0 })).toEqual({ k: 0, n: 0, rate: null, interval: null });
    expect(countRate(2, 5, ofFive)).toMatchObject({ k: 2, n: 5, rate: 0.4 });
  });

  it('has the Wilson interval of 4 in 16 (funnel.md 2), and none beyond 1', () => {
    const { interval } = countRate(4, 16, ofFive);
    expect(interval?.map((bound) => bound.toFixed(6))).toEqual(['0.101821', '0.494983']);
    expect(countRate(6, 5, ofFive)).toEqual({ k: 6, n: 5, rate: 1.2, interval: null });
  });

  it('has the Jeffreys interval of 4 in 16 (funnel.md 2) where that is asked for', () => {
    const { interval } = countRate(4, 16, { minimum: 5, interval: 'jeffreys' });
    expect(interval?.map((bound) => bound.toFixed(6))).toEqual(['0.090828', '0.490729']);
  });

  it('of values is that of their sums, in one currency only', () => {
    const one = [counted('CNY', 300n, true), counted('CNY', 100n, false), counted('', 0n, true)];
    expect(rateOf(one, value, 'CNY')).toEqual({
      k: 2,
      n: 3,
      rate: 0.75,
      interval: null,
      values: [{ k: { amount: '3.00', currency: 'CNY' }, n: { amount: '4.00', currency: 'CNY' }, rate: 0.75 }],
    });
    const two = rateOf([...one, counted('JPY', 7n, true)], value, 'CNY');
    expect(two.rate).toBeNull();
    expect(two.values?.map(({ n, rate }) => [n.currency, rate])).toEqual([
      ['CNY', 0.75],
      ['JPY', 1],
    ]);
    expect(rateOf(one, { ...value, minimum: 4 }, 'CNY')).toMatchObject({
      rate: null,
      suppressed: true,
      values: [{ rate: null }],
    });
  });

  it('of values is exact where they exceed 2^53', () => {
    const huge = [counted('CNY', 10n ** 20n, true), counted('CNY', 3n * 10n ** 20n, false)];
    expect(rateOf(huge, value, 'CNY').rate).toBe(0.25);
  });
});
