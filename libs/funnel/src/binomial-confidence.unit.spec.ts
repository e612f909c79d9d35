import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { probabilityOfAtLeast, trialsFor } from './binomial-confidence.ts';

/** By the sum of its terms, C(n, i) pⁱ (1 − p)ⁿ⁻ⁱ with p = a / b, in whole numbers. */
function bySum(k: number, n: number, a: bigint, b: bigint): number {
  let term = (b - a) ** BigInt(n);
  let below = 0n;
  for (let i = 0; i < k; i += 1) {
    below += term;
    term = (term * BigInt(n - i) * a) / (BigInt(i + 1) * (b - a));
  }
  const all = b ** BigInt(n);
  return Number(((all - below) * 10n ** 15n) / all) / 1e15;
}

describe('the probability of at least so many', () => {
  it('is 0.595 for 4 of 16 at 25 %, as the specification says', () => {
    expect(probabilityOfAtLeast(4, 16, 0.25)).toBeCloseTo(0.595, 3);
  });

  it('is the sum of its terms', () => {
    const cases = fc.tuple(fc.nat({ max: 60 }), fc.nat({ max: 60 }), fc.bigInt({ min: 1n, max: 99n }));
    fc.assert(
      fc.property(cases, ([k, n, percent]) => {
        const expected = k > n ? 0 : bySum(k, n, percent, 100n);
        expect(probabilityOfAtLeast(k, n, Number(percent) / 100)).toBeCloseTo(expected, 11);
      }),
    );
  });

  it.each([
    [0, 5, 0.2, 1],
    [6, 5, 0.9, 0],
    [5, 5, 1, 1],
    [1, 5, 0, 0],
  ])('of %i of %i at %s is %s', (k, n, p, expected) => {
    expect(probabilityOfAtLeast(k, n, p)).toBe(expected);
  });
});

describe('the trials that a confidence needs', () => {
  it('are 25 for 4 wins at 25 % with 90 %, as the specification says', () => {
    expect(trialsFor(4, 0.25, 0.9)).toBe(25);
  });

  it('are the fewest', () => {
    const cases = fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 2, max: 100 }), fc.integer({ max: 99 }));
    fc.assert(
      fc.property(cases, ([k, percent, level]) => {
        const [p, confidence] = [percent / 100, Math.abs(level % 100) / 100];
        const n = trialsFor(k, p, confidence);
        expect(n).toBeGreaterThanOrEqual(k);
        expect(probabilityOfAtLeast(k, n, p)).toBeGreaterThanOrEqual(confidence);
        if (n > k) expect(probabilityOfAtLeast(k, n - 1, p)).toBeLessThan(confidence);
      }),
    );
  });

  it('are as many as the wins where every trial wins, and none for none', () => {
    expect(trialsFor(7, 1, 0.99)).toBe(7);
    expect(trialsFor(0, 0.5, 0.9)).toBe(0);
  });
});
