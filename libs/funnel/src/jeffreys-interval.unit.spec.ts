import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { incompleteBeta } from './incomplete-beta.ts';
import { jeffreysInterval } from './jeffreys-interval.ts';

describe('the Jeffreys interval', () => {
  // The table of the specification (funnel.md 2).
  it.each([
    [4, 16, 0.090828, 0.490729],
    [7, 50, 0.064872, 0.255325],
    [0, 10, 0, 0.217196],
  ])('of %i in %i is %d – %d', (k, n, lower, upper) => {
    const [low, high] = jeffreysInterval(k, n)!;
    expect(low).toBeCloseTo(lower, 6);
    expect(high).toBeCloseTo(upper, 6);
  });

  it('begins at 0 where nothing succeeded and ends at 1 where all did', () => {
    expect(jeffreysInterval(0, 10)![0]).toBe(0);
    expect(jeffreysInterval(10, 10)![1]).toBe(1);
  });

  it('is none of nothing, and none of what is no share', () => {
    expect(jeffreysInterval(0, 0)).toBeNull();
    expect(jeffreysInterval(3, 2)).toBeNull();
  });

  it('holds the rate, lies in 0..1, and leaves 2.5 % of the beta distribution outside at each end', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, share) => {
        const k = Math.round(n * share);
        const [low, high] = jeffreysInterval(k, n)!;
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(k / n);
        expect(high).toBeGreaterThanOrEqual(k / n);
        if (k > 0) expect(incompleteBeta(low, k + 0.5, n - k + 0.5)).toBeCloseTo(0.025, 9);
        if (k < n) expect(incompleteBeta(high, k + 0.5, n - k + 0.5)).toBeCloseTo(0.975, 9);
      }),
    );
  });
});
