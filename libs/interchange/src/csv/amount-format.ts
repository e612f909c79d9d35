import { type Money, parseMoney } from '#kernel';

/** How a source writes amounts. */
export interface AmountFormat {
  /** Between whole and fraction. */
  readonly decimal: '.' | ',';
  /** Between groups of three digits of the whole; absent: none. */
  readonly grouping?: string;
}

/** @returns undefined for a text of another form, one with more decimals than the currency, or an unknown currency */
export function amountOf(text: string, { decimal, grouping }: AmountFormat, currency: string): Money | undefined {
  const [whole = '', fraction, ...more] = text.split(decimal);
  if (more.length > 0 || (fraction !== undefined && !/^\d+$/.test(fraction))) return undefined;
  const digits = grouping === undefined ? whole : ungrouped(whole, grouping);
  if (digits === undefined || !/^-?\d+$/.test(digits)) return undefined;
  return parseMoney(fraction === undefined ? digits : `${digits}.${fraction}`, currency);
}

function ungrouped(whole: string, grouping: string): string | undefined {
  const [first = '', ...groups] = whole.split(grouping);
  if (groups.length === 0) return whole;
  const isGrouped = /^-?\d{1,3}$/.test(first) && groups.every((group) => /^\d{3}$/.test(group));
  return isGrouped ? first + groups.join('') : undefined;
}
