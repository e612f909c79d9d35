import type { Slot } from './cell.ts';

/** The group of what lacks the dimension. */
export const NONE = '(none)';

export interface Sum {
  readonly count: number;
  /** Minor units. */
  readonly units: bigint;
}

/** Sums of moves by slot. */
export type Sums = Map<Slot, Sum>;

export function addSum(sums: Sums, slot: Slot, count: number, units: bigint): void {
  if (count === 0 && units === 0n) return;
  const sum = sums.get(slot);
  const total = { count: (sum?.count ?? 0) + count, units: (sum?.units ?? 0n) + units };
  if (total.count === 0 && total.units === 0n) sums.delete(slot);
  else sums.set(slot, total);
}
