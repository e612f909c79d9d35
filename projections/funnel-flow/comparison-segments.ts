import { kitagawa } from '#funnel';
import { type CohortReading, winningShare } from './cohort.ts';
import { partsOf, type TimedUnits, timedUnits } from './timed-units.ts';
import type { Unit } from './unit.ts';

/** A segment of the cohort, beside the same of an earlier one. */
export interface ComparedSegment {
  readonly key: string;
  readonly entered: number;
  /** The share of all that entered which is won by the horizon; null where nothing entered, or it is not reached. */
  readonly rate: number | null;
  readonly earlier: { readonly entered: number; readonly rate: number | null };
  /** What it contributes to the difference of the two overall rates, by its weight and by its rate; null as a rate is. */
  readonly mix: number | null;
  readonly rateEffect: number | null;
}

/** How the overall rate has changed since the earlier cohort: because of the mix of segments, and of their rates. */
export interface MixAndRates {
  /** Σ of the segments' weights × rates. */
  readonly rate: number | null;
  readonly earlierRate: number | null;
  readonly mix: number | null;
  readonly rateEffect: number | null;
}

/**
 * Splits the change of the winning share into mix and rate (Kitagawa). A segment that was not there at one of the times had
 * no rate then: it is taken to have had the one that it has at the other, so that all of its change is mix.
 * @param cohorts the earlier one and the one compared
 */
export function segmentsOf(
  cohorts: readonly [before: TimedUnits, after: TimedUnits],
  keyOf: (unit: Unit) => string,
  reading: CohortReading,
): { readonly whole: MixAndRates; readonly segments: readonly ComparedSegment[] } {
  const [before, after] = [partsOf(cohorts[0], keyOf), partsOf(cohorts[1], keyOf)];
  const rateOf = (entered: TimedUnits) => (entered.units.length > 0 ? winningShare(entered, reading) : null);
  const rows = [...new Set([...before.keys(), ...after.keys()])].sort().map((key) => {
    const [then, now] = [before.get(key) ?? NOBODY, after.get(key) ?? NOBODY];
    return {
      key,
      entered: [then.units.length, now.units.length] as const,
      rates: [rateOf(then), rateOf(now)] as const,
    };
  });
  const total = [0, 1].map((n) => rows.reduce((sum, { entered }) => sum + entered[n]!, 0)) as [number, number];
  const split = isSaid(rows, total) ? kitagawa(rows.map((row) => segmentOf(row, total))) : undefined;
  const overall = (n: 0 | 1) =>
    split ? rows.reduce((sum, { entered, rates }) => sum + (entered[n] / total[n]) * (rates[n] ?? 0), 0) : null;
  return {
    whole: {
      rate: overall(1),
      earlierRate: overall(0),
      mix: split ? split.reduce((sum, { mix }) => sum + mix, 0) : null,
      rateEffect: split ? split.reduce((sum, { rate }) => sum + rate, 0) : null,
    },
    segments: rows.map(({ key, entered: [then, now], rates }, place) => ({
      key,
      entered: now,
      rate: rates[1],
      earlier: { entered: then, rate: rates[0] },
      mix: split?.[place]?.mix ?? null,
      rateEffect: split?.[place]?.rate ?? null,
    })),
  };
}

const NOBODY = timedUnits([]);

interface Row {
  readonly entered: readonly [before: number, after: number];
  readonly rates: readonly [before: number | null, after: number | null];
}

/** Whether every segment that was there has a rate, in both cohorts. */
function isSaid(rows: readonly Row[], total: readonly [number, number]): boolean {
  return (
    total[0] > 0 &&
    total[1] > 0 &&
    rows.every(({ entered, rates }) => rates.every((rate, n) => rate !== null || entered[n] === 0))
  );
}

function segmentOf({ entered: [then, now], rates: [before, after] }: Row, [totalThen, totalNow]: readonly number[]) {
  return {
    weight: [then / totalThen!, now / totalNow!] as const,
    rate: [before ?? after ?? 0, after ?? before ?? 0] as const,
  };
}
