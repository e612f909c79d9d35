import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { wilsonInterval } from './wilson-interval.ts';

describe('the Wilson interval', () => {
  // The table of the specification (funnel.md 2).
  it.each([
    [4, 16, 0.101821, 0.494983],
    [7, 50, 0.069508, 0.261862],
    [0, 10, 0, 0.277533],
  ])('of %i in %i is %d – %d', (k, n, lower, upper) => {
    const [low, high] = wilsonInterval(k, n)!;
    expect(low).toBeCloseTo(lower, 6);
    expect(high).toBeCloseTo(upper, 6);
  });

  it('is none of nothing, and none of what is no share', () => {
    expect(wilsonInterval(0, 0)).toBeNull();
    expect(wilsonInterval(3, 2)).toBeNull();
  });

  it('holds the rate, lies in 0..1, and is the mirror of the interval of failures', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, share) => {
        const k = Math.round(n * share);
        const [low, high] = wilsonInterval(k, n)!;
        const [mirrorLow, mirrorHigh] = wilsonInterval(n - k, n)!;
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(k / n);
        expect(high).toBeGreaterThanOrEqual(k / n);
        expect(mirrorLow).toBeCloseTo(1 - high, 12);
        expect(mirrorHigh).toBeCloseTo(1 - low, 12);
      }),
    );
  });
});
