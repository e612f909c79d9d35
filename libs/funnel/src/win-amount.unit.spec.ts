import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { massQuantile, poissonBinomial } from './poisson-binomial.ts';
import { drawnAmount, exactAmount, independentDraws, middleOf, type Stake } from './win-amount.ts';

/** Lehmer's generator of 1951, with the multiplier of Park and Miller. */
function lehmer(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** Every way that the stakes can turn out, in order of the sum. */
function everyWay(stakes: readonly Stake[]): readonly (readonly [sum: number, mass: number])[] {
  const ways = stakes.reduce<[number, number][]>(
    (known, { value, probability }) =>
      known.flatMap(([sum, mass]): [number, number][] => [
        [sum, mass * (1 - probability)],
        [sum + value, mass * probability],
      ]),
    [[0, 1]],
  );
  return ways.sort(([a], [b]) => a - b);
}

describe('what is won of several stakes', () => {
  const stakes = [
    { value: 200_000, probability: 0.5 },
    { value: 300_000, probability: 0.2 },
    { value: 100_000, probability: 0.9 },
  ];

  it('is distributed as by hand', () => {
    // 0: .5·.8·.1 = .04; 100: .36; 200: .04; 300: .5·.8·.9 + .5·.2·.1 = .37; 400: .09; 500: .01; 600: .09
    const quantile = exactAmount(stakes)!;
    expect([0.04, 0.05, 0.4, 0.41, 0.44, 0.45, 0.81, 0.82, 0.9, 0.905, 0.92, 1].map(quantile)).toEqual(
      [0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 6, 6].map((hundreds) => hundreds * 100_000),
    );
    expect(middleOf(quantile, 0.8)).toEqual([100_000, 400_000]);
  });

  it('has the quantiles of every way that it can turn out', () => {
    const stake = fc.record({ value: fc.nat({ max: 30 }), probability: fc.double({ min: 0, max: 1, noNaN: true }) });
    fc.assert(
      fc.property(fc.array(stake, { maxLength: 9 }), fc.integer({ min: 1, max: 99 }), (some, percent) => {
        const share = percent / 100 + 0.000_123;
        const ways = everyWay(some);
        let below = 0;
        const reached = ways.find(([, mass]) => {
          below += mass;
          return below >= share;
        });
        const expected = (reached ?? ways.at(-1)!)[0];
        expect(exactAmount(some)!(share)).toBe(expected);
      }),
    );
  });

  it('is the number of wins where all are worth the same', () => {
    const probabilities = [0.1, 0.35, 0.6, 0.99, 0.5];
    const quantile = exactAmount(probabilities.map((probability) => ({ value: 777, probability })))!;
    const mass = poissonBinomial(probabilities);
    for (const share of [0.05, 0.3, 0.5, 0.9]) expect(quantile(share)).toBe(777 * massQuantile(mass, share));
  });

  it('is nothing where there is nothing to win', () => {
    expect(middleOf(exactAmount([])!, 0.8)).toEqual([0, 0]);
    expect(middleOf(exactAmount([{ value: 0, probability: 1 }])!, 0.8)).toEqual([0, 0]);
    expect(middleOf(drawnAmount(independentDraws([], lehmer(1)), 100), 0.8)).toEqual([0, 0]);
  });

  it('is drawn where the grid is too fine, the same again from the same seed', () => {
    const fine = Array.from({ length: 40 }, (_, n) => ({ value: 1_000_003 + 97 * n, probability: 0.5 }));
    expect(exactAmount(fine)).toBeNull();
    expect(exactAmount([{ value: 0.5, probability: 0.5 }])).toBeNull();
    const quantile = drawnAmount(independentDraws(fine, lehmer(7)), 500);
    expect([0.1, 0.5, 0.9].map(quantile)).toEqual(
      [0.1, 0.5, 0.9].map(drawnAmount(independentDraws(fine, lehmer(7)), 500)),
    );
    expect(quantile(0.5)).not.toBe(drawnAmount(independentDraws(fine, lehmer(8)), 500)(0.5));
  });

  it('has drawn quantiles near the exact ones', () => {
    const many = Array.from({ length: 30 }, (_, n) => ({ value: 10 + (n % 7), probability: ((n * 13) % 29) / 29 }));
    const [exact, drawn] = [exactAmount(many)!, drawnAmount(independentDraws(many, lehmer(3)), 20_000)];
    for (const share of [0.1, 0.5, 0.9]) expect(Math.abs(exact(share) - drawn(share))).toBeLessThanOrEqual(2);
  });
});
