import { attributeByLmdi, attributeByShapley } from '#funnel';
import type { Cohort, Unsaid } from './cohort.ts';

/** What one factor of the outcome contributes to the gap, in the unit of the currency. */
export interface Contribution {
  /** null where a factor is 0: a logarithm has no word for it. */
  readonly lmdi: number | null;
  readonly shapley: number;
  /** Of the gap, by Shapley; null where there is no gap. */
  readonly share: number | null;
}

/** The gap between two outcomes, and what each factor contributes: entries, each stage's rate, and the average value. */
export interface Gap {
  readonly gap: number;
  readonly entries: Contribution;
  readonly stages: readonly Contribution[];
  readonly averageValue: Contribution;
  /** What the contributions leave of the gap: nothing, save what numbers round off. */
  readonly residual: number;
}

/** Entries, the rate of each stage, and the average value: their product is the outcome. */
export interface Factors {
  readonly entries: number;
  readonly rates: readonly number[];
  readonly averageValue: number;
}

/**
 * The factors of a cohort's outcome. Where a rate is 0 nothing is won and nothing has an average value: it is taken as wanted,
 * so that the gap is the rate's alone.
 * @param wanted the average value that is wanted, and its currency
 * @returns why there are none, where one cannot be said
 */
export function factorsOf(
  { entries, stages, won, averageValue }: Cohort,
  wanted: { readonly averageValue: number; readonly currency: string },
): Factors | Unsaid {
  const unsaid = stages.find(({ rate }) => rate === null)?.unsaid;
  if (unsaid) return unsaid;
  const rates = stages.map(({ rate }) => rate as number);
  if (won.count > 0 && won.value === null) return 'several-currencies';
  if (won.count > 0 && won.value?.currency !== wanted.currency) return 'other-currency';
  if (averageValue !== null) return { entries, rates, averageValue };
  return rates.includes(0) ? { entries, rates, averageValue: wanted.averageValue } : 'nothing-won';
}

/** What a product of factors comes to, in the unit of the currency. */
export function outcomeOf({ entries, rates, averageValue }: Factors): number {
  return rates.reduce((left, rate) => left * rate, entries) * averageValue;
}

/** The gap from the wanted outcome to the actual one, by what it is made of. */
export function gapBetween(wanted: Factors, actual: Factors): Gap {
  const listOf = ({ entries, rates, averageValue }: Factors) => [entries, ...rates, averageValue];
  const gap = outcomeOf(actual) - outcomeOf(wanted);
  const lmdi = attributeByLmdi(listOf(wanted), listOf(actual));
  const parts = attributeByShapley(listOf(wanted), listOf(actual)).map(
    (shapley, place): Contribution => ({
      lmdi: lmdi?.[place] ?? null,
      shapley,
      share: gap === 0 ? null : shapley / gap,
    }),
  );
  return {
    gap,
    entries: parts[0]!,
    stages: parts.slice(1, -1),
    averageValue: parts.at(-1)!,
    residual: parts.reduce((left, { shapley }) => left - shapley, gap),
  };
}
