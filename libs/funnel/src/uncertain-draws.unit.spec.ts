import { describe, expect, it } from '@jest/globals';
import { uncertainDraws } from './uncertain-draws.ts';
import { drawnAmount, independentDraws, middleOf } from './win-amount.ts';

/** Lehmer's generator of 1951, with the multiplier of Park and Miller. */
function lehmer(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

const stakes = Array.from({ length: 100 }, () => ({ value: 1, estimate: 0 }));
const widthOf = ([low, high]: readonly [number, number]) => high - low;
const middle = (error: number, stays = 50) =>
  middleOf(drawnAmount(uncertainDraws(stakes, [{ share: 0.3, error, stays, source: 0 }], lehmer(11)), 4_000), 0.8);

describe('draws of stakes with estimated probabilities', () => {
  it('are those of known ones where the estimate hardly errs', () => {
    const known = drawnAmount(
      independentDraws(
        stakes.map(() => ({ value: 1, probability: 0.3 })),
        lehmer(5),
      ),
      4_000,
    );
    const [low, high] = middle(1e-9);
    expect(Math.abs(low - known(0.1))).toBeLessThanOrEqual(1);
    expect(Math.abs(high - known(0.9))).toBeLessThanOrEqual(1);
  });

  it('lie as much wider as the error says', () => {
    // Var Σ = n p (1 − p) + n (n − 1) se²: 21 alone, 21 + 9,900 · 0.065² = 62.8 with se = √(.3 · .7 / 50).
    expect(widthOf(middle(1e-9)) / (2 * 1.2816)).toBeCloseTo(Math.sqrt(21), 0);
    expect(widthOf(middle(Math.sqrt(0.21 / 50))) / (2 * 1.2816) / Math.sqrt(62.6)).toBeCloseTo(1, 1);
  });

  it('take what was never seen for rare, not for impossible, and what always was for not quite certain', () => {
    const drawn = (share: number, stays: number) =>
      drawnAmount(uncertainDraws(stakes, [{ share, error: 0, stays, source: 0 }], lehmer(3)), 1_000);
    expect(drawn(0, 10)(0.9)).toBeGreaterThan(3);
    expect(drawn(0, 100_000)(0.9)).toBe(0);
    expect(drawn(1, 10)(0.1)).toBeLessThan(97);
    expect(drawn(1, 10)(0.9)).toBeLessThanOrEqual(100);
  });

  it('are the same again from the same seed', () => {
    expect(middle(0.05)).toEqual(middle(0.05));
  });

  it('of nothing are nothing', () => {
    expect(uncertainDraws([], [], lehmer(1))()).toBe(0);
  });
});
