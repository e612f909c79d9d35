import { massQuantile } from './poisson-binomial.ts';

/** What may be won: so much, so probably. */
export interface Stake {
  /** 0 or more, in any unit, the same throughout. */
  readonly value: number;
  /** In 0..1. */
  readonly probability: number;
}

/** Places of a grid that are still filled in a moment. */
const MOST_PLACES = 200_000;
const MOST_STEPS = 20_000_000;

/**
 * The distribution of the sum that is won of independent stakes, exactly: convolved on the grid of the values' greatest
 * common divisor.
 * @returns its quantile by a share in 0..1; null where the values are no whole numbers, or their grid is too fine
 */
export function exactAmount(stakes: readonly Stake[]): ((share: number) => number) | null {
  const open = stakes.filter(({ value, probability }) => value > 0 && probability > 0);
  if (!open.every(({ value }) => Number.isSafeInteger(value))) return null;
  const step = open.reduce((divisor, { value }) => greatestCommonDivisor(divisor, value), 0);
  const places = open.reduce((sum, { value }) => sum + value / (step || 1), 0) + 1;
  if (places > MOST_PLACES || places * open.length > MOST_STEPS) return null;
  const mass = new Float64Array(places);
  mass[0] = 1;
  let filled = 0;
  for (const { value, probability } of open) {
    const shift = value / step;
    filled += shift;
    for (let at = filled; at >= shift; at -= 1)
      mass[at] = mass[at]! * (1 - probability) + mass[at - shift]! * probability;
    for (let at = shift - 1; at >= 0; at -= 1) mass[at] = mass[at]! * (1 - probability);
  }
  return (share) => massQuantile(mass, share) * step;
}

function greatestCommonDivisor(a: number, b: number): number {
  let [rest, divisor] = [a, b];
  while (divisor !== 0) [rest, divisor] = [divisor, rest % divisor];
  return rest;
}

/** A way that the stakes may all turn out together, drawn anew each time: the sum that is won. */
export type DrawAmount = () => number;

/**
 * Draws of stakes that are independent.
 * @param random in [0, 1); a seeded one gives the same draws again
 */
export function independentDraws(stakes: readonly Stake[], random: () => number): DrawAmount {
  return () => {
    let sum = 0;
    for (const { value, probability } of stakes) if (random() < probability) sum += value;
    return sum;
  };
}

/** Quantiles of what is drawn, by a share in 0..1: the ⌈share · draws⌉-th smallest of `draws` draws, 1 at least. */
export function drawnAmount(draw: DrawAmount, draws: number): (share: number) => number {
  const drawn = new Float64Array(draws);
  for (let n = 0; n < draws; n += 1) drawn[n] = draw();
  drawn.sort();
  return (share) => drawn[Math.max(0, Math.ceil(share * draws - 1e-9) - 1)]!;
}

/** Between which amounts the middle `level` of a distribution lies. @param level in 0..1, as 0.8 */
export function middleOf(quantile: (share: number) => number, level: number): readonly [low: number, high: number] {
  return [quantile((1 - level) / 2), quantile((1 + level) / 2)];
}
