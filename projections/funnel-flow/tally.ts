import { type Money, money } from '#kernel';
import { CurrencySums } from './currency-sums.ts';
import type { Point } from './flow.ts';

/** How many, and what they are worth together. */
export interface Tally {
  readonly count: number;
  /** null where they have several currencies: nothing is converted. */
  readonly value: Money | null;
  /** Each currency's sum, where there are several. */
  readonly values?: readonly Money[];
}

/** @param zero currency of the zero of what has no value at all */
export function tallyOf(points: readonly Pick<Point, 'currency' | 'units'>[], zero: string): Tally {
  const sums = new CurrencySums();
  for (const point of points) sums.add(point);
  return tallied(points.length, sums, zero);
}

/** The tally of so many whose values were summed up. */
export function tallied(count: number, sums: CurrencySums, zero: string): Tally {
  const values = sums.values();
  return values.length > 1 ? { count, value: null, values } : { count, value: values[0] ?? money(0n, zero) };
}
