import { ceilingOf, compareRatios, dividedBy, plus, type Ratio, times, whole } from './exact-ratio.ts';

/** A funnel by what it is multiplied of, all above 0; rates of each stage in order, each up to 1. */
export interface PlannedFunnel {
  /** What a deal is worth, in the unit of the target. */
  readonly averageValue: Ratio;
  readonly rates: readonly Ratio[];
}

/**
 * How many a target needs at each stage, and last how many deals: Required_k = ⌈target / (average value × Π_{j≥k} c_j)⌉,
 * each straight from the target, so that no rounding is rounded again, and in exact ratios (binary floating point gives
 * 481 where 480 are enough).
 * @param target above 0
 */
export function requiredFor(target: Ratio, funnel: PlannedFunnel): readonly bigint[] {
  const deals = dividedBy(target, funnel.averageValue);
  return sharesToWin(funnel.rates).map((share) => ceilingOf(dividedBy(deals, share)));
}

/** What is expected of a number of entries. */
export interface Yield {
  /** How many come to each stage, and last how many are won. */
  readonly reached: readonly Ratio[];
  /** What these are worth: entries × Π c_j × average value. */
  readonly value: Ratio;
}

/** The same funnel forward: what entries of the first stage come to. */
export function yieldOf(entries: bigint, { averageValue, rates }: PlannedFunnel): Yield {
  const reached = [whole(entries)];
  for (const rate of rates) reached.push(times(reached.at(-1)!, rate));
  return { reached, value: times(reached.at(-1)!, averageValue) };
}

/** How many deals are expected of what stands open at each stage: Σ open_k × Π_{j≥k} c_j. */
export function dealsFromOpen(open: readonly bigint[], rates: readonly Ratio[]): Ratio {
  const shares = sharesToWin(rates);
  return open.reduce((deals, count, place) => plus(deals, times(whole(count), shares[place]!)), whole(0n));
}

/** From each stage on, and last from the win itself, the share that is won. */
export function sharesToWin(rates: readonly Ratio[]): readonly Ratio[] {
  const shares = [whole(1n)];
  for (const rate of rates.toReversed()) shares.unshift(times(rate, shares[0]!));
  return shares;
}

/** Whether a rate can stand in a funnel that is to reach a target: above 0, and at most 1. */
export function isReachable(rate: Ratio): boolean {
  return rate.over > 0n && compareRatios(rate, whole(1n)) <= 0;
}
