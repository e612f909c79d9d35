/** Exact decimal money: `amount` has exactly the ISO 4217 decimals of `currency` (`"1134672.00"`, `"-5"` in JPY). */
export interface Money {
  readonly amount: string;
  readonly currency: string;
}

const DECIMAL = /^-?(?:0|[1-9]\d{0,17})(?:\.(\d+))?$/;
const currencies = new Set(Intl.supportedValuesOf('currency'));
const decimals = new Map<string, number>();

/** ISO 4217 minor-unit decimals of a currency. @throws RangeError for an unknown currency code. */
export function decimalsOf(currency: string): number {
  const known = decimals.get(currency);
  if (known !== undefined) return known;
  if (!currencies.has(currency)) throw new RangeError(`${JSON.stringify(currency)} is not an ISO 4217 currency code`);
  // ECMA-402 takes the digits of style 'currency' from ISO 4217, not from local custom.
  const digits =
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  decimals.set(currency, digits);
  return digits;
}

/**
 * Reads a decimal into Money, padding missing decimals.
 * @returns undefined where the text is no plain decimal, has more decimals than the currency, or the currency is unknown
 */
export function parseMoney(amount: string, currency: string): Money | undefined {
  const match = DECIMAL.exec(amount);
  if (!match || !currencies.has(currency)) return undefined;
  if ((match[1]?.length ?? 0) > decimalsOf(currency)) return undefined;
  return money(minorUnits({ amount, currency }), currency);
}

/** Whether a value is money as it is stored: two fields, and exactly the decimals of its currency. */
export function isMoney(value: unknown): value is Money {
  if (typeof value !== 'object' || value === null) return false;
  const { amount, currency } = value as Partial<Record<keyof Money, unknown>>;
  if (typeof amount !== 'string' || typeof currency !== 'string' || !currencies.has(currency)) return false;
  const match = DECIMAL.exec(amount);
  return match !== null && (match[1]?.length ?? 0) === decimalsOf(currency);
}

/** Whole minor units (cents) of an amount whose decimals do not exceed its currency's. */
export function minorUnits({ amount, currency }: Money): bigint {
  const dot = amount.indexOf('.');
  const whole = dot < 0 ? amount : amount.slice(0, dot);
  const fraction = dot < 0 ? '' : amount.slice(dot + 1);
  const units = whole + fraction.padEnd(decimalsOf(currency), '0');
  return BigInt(units.length < 16 ? Number(units) : units);
}

/** Money from whole minor units. */
export function money(units: bigint, currency: string): Money {
  const digits = decimalsOf(currency);
  const text = (units < 0n ? -units : units).toString().padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits);
  const sign = units < 0n ? '-' : '';
  return { amount: digits === 0 ? sign + whole : `${sign}${whole}.${text.slice(-digits)}`, currency };
}

export function zero(currency: string): Money {
  return money(0n, currency);
}

/** @throws RangeError for different currencies: money is never converted silently. */
export function add(a: Money, b: Money): Money {
  if (a.currency !== b.currency) throw new RangeError(`${a.currency} and ${b.currency} cannot be added`);
  return money(minorUnits(a) + minorUnits(b), a.currency);
}

export function negate(a: Money): Money {
  return money(-minorUnits(a), a.currency);
}

/** @throws RangeError for different currencies. */
export function subtract(a: Money, b: Money): Money {
  return add(a, negate(b));
}

/** Negative, zero or positive as `a` is less than, equal to or more than `b`. @throws RangeError for different currencies. */
export function compareMoney(a: Money, b: Money): number {
  const units = minorUnits(subtract(a, b));
  return units < 0n ? -1 : units > 0n ? 1 : 0;
}
