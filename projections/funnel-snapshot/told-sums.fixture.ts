import { amountAt, isNothing, unitsOf } from './columns.ts';
import type { Sums } from './sums.ts';

/** Sums that are not nothing, by value of the dimension asked by. */
export function toldSums({ groups, lines }: Sums) {
  const told: Record<string, { stage: string; currency: string; count: number; units: bigint }[]> = {};
  for (const [value, place] of groups) {
    for (const { stage, currency, columns } of lines) {
      const amount = amountAt([columns], place);
      if (isNothing(amount)) continue;
      told[value] ??= [];
      told[value].push({ stage, currency, count: amount.count, units: unitsOf(amount) });
    }
  }
  return told;
}
