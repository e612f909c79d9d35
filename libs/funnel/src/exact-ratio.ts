/** A number as it was written, exactly: numerator over denominator, which is above 0. */
export interface Ratio {
  readonly over: bigint;
  readonly under: bigint;
}

const DECIMAL = /^(-?)(\d{1,30})(?:\.(\d{1,30}))?(?:e([+-]?\d{1,2}))?$/;
const FRACTION = /^(-?\d{1,18})\/(\d{1,18})$/;

/**
 * Reads a decimal (`0.25`; a number as it is printed) or a fraction (`4/16`): what was written, not what binary floating
 * point makes of it.
 * @returns undefined for anything else, and for a fraction of 0 parts
 */
export function ratioOf(written: string | number): Ratio | undefined {
  const text = String(written);
  const fraction = FRACTION.exec(text);
  if (fraction) {
    const under = BigInt(fraction[2]!);
    return under === 0n ? undefined : lowest(BigInt(fraction[1]!), under);
  }
  const decimal = DECIMAL.exec(text);
  if (!decimal) return undefined;
  const [, sign, whole, parts = '', exponent = '0'] = decimal;
  const over = BigInt(`${sign}${whole}${parts}`);
  const tens = Number(exponent) - parts.length;
  return tens < 0 ? lowest(over, 10n ** BigInt(-tens)) : { over: over * 10n ** BigInt(tens), under: 1n };
}

export const whole = (count: bigint): Ratio => ({ over: count, under: 1n });

export function times(a: Ratio, b: Ratio): Ratio {
  return lowest(a.over * b.over, a.under * b.under);
}

export function plus(a: Ratio, b: Ratio): Ratio {
  return lowest(a.over * b.under + b.over * a.under, a.under * b.under);
}

/** a ÷ b. @param b not 0 */
export function dividedBy(a: Ratio, b: Ratio): Ratio {
  const sign = b.over < 0n ? -1n : 1n;
  return lowest(sign * a.over * b.under, sign * b.over * a.under);
}

/** Negative, zero or positive as `a` is less than, equal to or more than `b`. */
export function compareRatios(a: Ratio, b: Ratio): number {
  const difference = a.over * b.under - b.over * a.under;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The largest whole number that is not more. */
export function floorOf({ over, under }: Ratio): bigint {
  const towardsZero = over / under;
  return over < 0n && over % under !== 0n ? towardsZero - 1n : towardsZero;
}

/** The smallest whole number that is not less. */
export function ceilingOf({ over, under }: Ratio): bigint {
  return -floorOf({ over: -over, under });
}

/** The number of floating point that stands for it: of twenty digits. */
export function numberOf({ over, under }: Ratio): number {
  const digits = (n: bigint) => n.toString().length;
  const places = Math.max(0, 20 + digits(under) - digits(over));
  return Number(`${(over * 10n ** BigInt(places)) / under}e-${places}`);
}

function lowest(over: bigint, under: bigint): Ratio {
  let [a, b] = [over < 0n ? -over : over, under];
  while (b !== 0n) [a, b] = [b, a % b];
  return a === 0n ? { over: 0n, under: 1n } : { over: over / a, under: under / a };
}
