import { type Money, money } from '#kernel';
import type { Point } from './flow.ts';

/** Sums by currency, to the minor unit. What has no value adds nothing. */
export class CurrencySums {
  private readonly sums = new Map<string, bigint>();
  /** Mostly one value after the other is in the same currency: its sum is kept at hand. */
  private currency = '';
  private units = 0n;

  add({ currency, units }: Pick<Point, 'currency' | 'units'>): void {
    if (currency !== this.currency) this.turnTo(currency);
    this.units += units;
  }

  /** Those that anything was added to, in the order of their codes. */
  values(): readonly Money[] {
    this.turnTo('');
    return [...this.sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([currency, units]) => money(units, currency));
  }

  private turnTo(currency: string): void {
    if (this.currency !== '') this.sums.set(this.currency, this.units);
    this.currency = currency;
    this.units = this.sums.get(currency) ?? 0n;
  }
}
