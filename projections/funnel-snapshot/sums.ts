import type { SlotParts } from './cell.ts';

/** The group of what lacks the dimension. */
export const NONE = '(none)';

export interface Sum {
  count: number;
  /** Minor units. */
  units: bigint;
}

/** Sums of one stage, by currency; empty for opportunities without a value. */
export type ByCurrency = Map<string, Sum>;
export type ByStage = Map<string, ByCurrency>;

/** Sums of moves of one stage model, by value of the dimension asked by; empty in the cube of the totals. */
export type Sums = Map<string, ByStage>;

export function addSum(
  sums: Sums,
  value: string,
  { stage, currency }: Pick<SlotParts, 'stage' | 'currency'>,
  count: number,
  units: bigint,
): void {
  let stages = sums.get(value);
  if (!stages) {
    stages = new Map();
    sums.set(value, stages);
  }
  addTo(stages, stage, currency, count, units);
}

export function addTo(stages: ByStage, stage: string, currency: string, count: number, units: bigint): void {
  let byCurrency = stages.get(stage);
  if (!byCurrency) {
    byCurrency = new Map();
    stages.set(stage, byCurrency);
  }
  const sum = byCurrency.get(currency);
  if (sum) {
    sum.count += count;
    sum.units += units;
  } else byCurrency.set(currency, { count, units });
}
