import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { probabilityOfAtLeast } from './binomial-confidence.ts';
import { massOfAtLeast, massQuantile, poissonBinomial } from './poisson-binomial.ts';

const probability = fc.double({ min: 0, max: 1, noNaN: true });

describe('a Poisson-binomial distribution', () => {
  it('is that of three trials by hand', () => {
    // .1, .5, .8: none .9·.5·.2; one .1·.5·.2 + .9·.5·.2 + .9·.5·.8; two .1·.5·.2 + .1·.5·.8 + .9·.5·.8; all .1·.5·.8
    const mass = poissonBinomial([0.1, 0.5, 0.8]);
    expect(mass).toHaveLength(4);
    for (const [k, expected] of [0.09, 0.46, 0.41, 0.04].entries()) expect(mass[k]).toBeCloseTo(expected, 14);
    expect(massOfAtLeast(mass, 2)).toBeCloseTo(0.45, 14);
    expect([0.09, 0.0901, 0.55, 0.5501, 0.96, 1].map((share) => massQuantile(mass, share))).toEqual([0, 1, 1, 2, 2, 3]);
  });

  it('is binomial where all are alike', () => {
    fc.assert(
      fc.property(fc.nat({ max: 80 }), fc.nat({ max: 80 }), probability, (n, k, p) => {
        const mass = poissonBinomial(Array.from({ length: n }, () => p));
        expect(massOfAtLeast(mass, k)).toBeCloseTo(probabilityOfAtLeast(k, n, p), 10);
      }),
    );
  });

  it('sums to 1, has the mean Σp and the variance Σp(1 − p), in whatever order', () => {
    fc.assert(
      fc.property(fc.array(probability, { maxLength: 60 }), (ps) => {
        const mass = [...poissonBinomial(ps)];
        const mean = mass.reduce((sum, one, k) => sum + k * one, 0);
        const variance = mass.reduce((sum, one, k) => sum + (k - mean) ** 2 * one, 0);
        expect(mass.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 12);
        expect(mean).toBeCloseTo(
          ps.reduce((sum, p) => sum + p, 0),
          10,
        );
        expect(variance).toBeCloseTo(
          ps.reduce((sum, p) => sum + p * (1 - p), 0),
          10,
        );
        for (const [k, one] of poissonBinomial(ps.toReversed()).entries()) expect(one).toBeCloseTo(mass[k]!, 12);
      }),
    );
  });

  it('has its digits far out in the tails of thousands of trials, by exact binomial coefficients', () => {
    const trials = 3_000;
    const mass = poissonBinomial(Array.from({ length: trials }, () => 0.5));
    let ways = 1n;
    for (let k = 0; k <= trials; k += 1) {
      // Below 1e-200 so many digits are nobody's concern.
      const exact = Number((ways * 10n ** 250n) / 2n ** BigInt(trials)) / 1e250;
      if (exact > 1e-200) expect(mass[k]! / exact).toBeCloseTo(1, 12);
      ways = (ways * BigInt(trials - k)) / BigInt(k + 1);
    }
    expect([mass[0], mass[trials]]).toEqual([0, 0]);
  });

  it('of no trial is 0 for certain', () => {
    const none = poissonBinomial([]);
    expect([...none]).toEqual([1]);
    expect([massQuantile(none, 0), massQuantile(none, 1), massOfAtLeast(none, 0), massOfAtLeast(none, 1)]).toEqual([
      0, 0, 1, 0,
    ]);
  });

  it('knows what is certain', () => {
    const mass = poissonBinomial([1, 0, 1]);
    expect([...mass]).toEqual([0, 0, 1, 0]);
    expect([massQuantile(mass, 0.1), massQuantile(mass, 0.9)]).toEqual([2, 2]);
  });
});
