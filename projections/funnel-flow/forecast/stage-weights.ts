import { expectedUnits } from './amounts.ts';
import type { Pipeline } from './pipeline.ts';

const WON = 1;

/**
 * The share of each stage's stays in the base period that were won, of those that were decided in it: what it is whatever the age and
 * the horizon. null where none was decided.
 */
export function stageWeights({ stays }: Pick<Pipeline, 'stays'>): readonly (number | null)[] {
  return stays.map(({ causes }) => {
    const decided = causes.filter((cause) => cause !== 0);
    return decided.length === 0 ? null : decided.filter((cause) => cause === WON).length / decided.length;
  });
}

/** Σ value × weight of the open deals, by currency; deals of a stage without a weight bring nothing. */
export function weightedUnits(
  { deals }: Pick<Pipeline, 'deals'>,
  weights: readonly (number | null)[],
): ReadonlyMap<string, bigint> {
  const sums = new Map<string, bigint>();
  for (const { rank, currency, units } of deals) {
    const weight = weights[rank];
    if (currency === '' || weight === null || weight === undefined) continue;
    sums.set(currency, (sums.get(currency) ?? 0n) + expectedUnits(units, weight));
  }
  return sums;
}
