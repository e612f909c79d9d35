import { floorOf, numberOf, type Ratio, ratioOf, sharesToWin, times, whole } from '#funnel';
import { type Money, minorUnits, money, monthsOf, type Period, partsOf } from '#kernel';
import type { IdealFunnelDefined } from '../ideal-funnel/events/ideal-funnel-defined.ts';
import { largestRemainder } from '../target/largest-remainder.ts';

/** What an ideal funnel comes to in a period. */
export interface PlannedFigures {
  readonly period: Period;
  readonly entries: number;
  /** Expected: not a whole number. */
  readonly deals: number;
  readonly value: Money;
}

/** Entries × rates × average value, in exact ratios; the value is rounded down to the smallest unit. */
export function plannedBy({ entries, stages, averageValue, period }: IdealFunnelDefined): PlannedFigures {
  const deals = times(whole(BigInt(entries)), sharesToWin(stages.map(({ rate }) => ratioOf(rate) as Ratio))[0]!);
  const units = floorOf(times(deals, whole(minorUnits(averageValue))));
  return { period, entries, deals: numberOf(deals), value: money(units, averageValue.currency) };
}

/** How often a plan is reviewed (S72), in months. */
export const REVIEWS = { quarter: 3, half: 6 } as const;
export type Review = keyof typeof REVIEWS;

/**
 * The same by quarters or halves of its period, each by its months: entries and value sum to the whole, by the largest
 * remainder, a tie going to the earlier.
 */
export function plannedByReview(ideal: IdealFunnelDefined, review: Review): readonly PlannedFigures[] {
  const { entries, deals, value, period } = plannedBy(ideal);
  const parts = partsOf(period, REVIEWS[review]);
  const weights = parts.map((part) => BigInt(monthsOf(part).count));
  const counts = largestRemainder(BigInt(entries), weights);
  const units = largestRemainder(minorUnits(value), weights);
  const months = monthsOf(period).count;
  return parts.map((part, n) => ({
    period: part,
    entries: Number(counts[n]),
    deals: (deals * monthsOf(part).count) / months,
    value: money(units[n]!, value.currency),
  }));
}
