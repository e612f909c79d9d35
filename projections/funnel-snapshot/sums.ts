import type { SlotParts } from './cell.ts';

/** The group of what lacks the dimension. */
export const NONE = '(none)';

/**
 * Of one stage and currency, which is empty for opportunities without a value. Minor units stand in whole billions and the rest
 * as in columns: an answer has many sums, and a bigint for each would cost more than all else about it.
 */
export interface Sum extends Pick<SlotParts, 'stage' | 'currency'> {
  count: number;
  billions: number;
  rest: number;
}

/** Sums of moves of one stage model, by value of the dimension asked by; empty in the cube of the totals. */
export type Sums = Map<string, Sum[]>;

export function addSum(
  sums: Sums,
  value: string,
  slot: Pick<SlotParts, 'stage' | 'currency'>,
  count: number,
  billions: number,
  rest: number,
): void {
  let known = sums.get(value);
  if (!known) {
    known = [];
    sums.set(value, known);
  }
  addTo(known, slot, count, billions, rest);
}

/** They are few: a model has some stages, and an opportunity one currency. */
export function addTo(
  known: Sum[],
  { stage, currency }: Pick<SlotParts, 'stage' | 'currency'>,
  count: number,
  billions: number,
  rest: number,
): void {
  for (const sum of known) {
    if (sum.stage === stage && sum.currency === currency) {
      sum.count += count;
      sum.billions += billions;
      sum.rest += rest;
      return;
    }
  }
  known.push({ stage, currency, count, billions, rest });
}
