import { type Money, money } from '#kernel';
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
  const sums = new Map<string, bigint>();
  for (const { currency, units } of points) {
    if (currency !== '') sums.set(currency, (sums.get(currency) ?? 0n) + units);
  }
  const values = [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([currency, units]) => money(units, currency));
  return values.length > 1
    ? { count: points.length, value: null, values }
    : { count: points.length, value: values[0] ?? money(0n, zero) };
}
