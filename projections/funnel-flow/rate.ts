import { type Interval, jeffreysInterval, wilsonInterval } from '#funnel';
import { type Money, money } from '#kernel';
import type { Point } from './flow.ts';
import type { Policies } from './policies.ts';

/** A share with what it is a share of. */
export interface Rate {
  readonly k: number;
  readonly n: number;
  /** null: of nothing, of too few, or of several currencies. */
  readonly rate: number | null;
  /** 95 %; null for a rate of values, which are not trials. */
  readonly interval: Interval | null;
  /** The rate is left out because it is one of too few. */
  readonly suppressed?: true;
  /** Of a rate of values: what they come to, by currency. */
  readonly values?: readonly ValueShare[];
}

export interface ValueShare {
  readonly k: Money;
  readonly n: Money;
  readonly rate: number | null;
}

/** A count that a rate is made of, one after the other, each at the point whose value it has. */
export interface Counting {
  add(point: Pick<Point, 'currency' | 'units'>, isHit: boolean): void;
  rate(): Rate;
}

export function counting(policies: Pick<Policies, 'basis' | 'minimum' | 'interval'>, zero: string): Counting {
  const sums: Sums | undefined = policies.basis === 'value' ? new Map() : undefined;
  let [k, n] = [0, 0];
  return {
    add(point, isHit) {
      n += 1;
      if (isHit) k += 1;
      if (sums) addTo(sums, point, isHit);
    },
    rate: () => (sums ? valueRate(k, n, policies.minimum, valueShares(sums, zero)) : countRate(k, n, policies)),
  };
}

function valueRate(k: number, n: number, minimum: number, values: readonly ValueShare[]): Rate {
  const isGiven = n > 0 && n >= minimum;
  return {
    k,
    n,
    rate: isGiven && values.length === 1 ? values[0]!.rate : null,
    interval: null,
    ...(n > 0 && !isGiven ? { suppressed: true } : {}),
    values: values.map((share) => (isGiven ? share : { ...share, rate: null })),
  };
}

const INTERVALS = { wilson: wilsonInterval, jeffreys: jeffreysInterval } as const;

/** k of n. It may exceed 1 where what is counted above is not among what is counted below: then it has no interval. */
export function countRate(k: number, n: number, { minimum, interval }: Pick<Policies, 'minimum' | 'interval'>): Rate {
  if (n > 0 && n >= minimum) return { k, n, rate: k / n, interval: INTERVALS[interval](k, n) };
  return { k, n, rate: null, interval: null, ...(n > 0 ? { suppressed: true } : {}) };
}

/** In minor units, by currency. */
type Sums = Map<string, { k: bigint; n: bigint }>;

function addTo(sums: Sums, { currency, units }: Pick<Point, 'currency' | 'units'>, isHit: boolean): void {
  if (currency === '') return;
  const sum = sums.get(currency) ?? { k: 0n, n: 0n };
  sums.set(currency, sum);
  sum.n += units;
  if (isHit) sum.k += units;
}

function valueShares(sums: Sums, zero: string): readonly ValueShare[] {
  if (sums.size === 0) sums.set(zero, { k: 0n, n: 0n });
  return [...sums]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, { k, n }]) => ({
      k: money(k, currency),
      n: money(n, currency),
      rate: n === 0n ? null : ratio(k, n),
    }));
}

/** The quotient, to the precision of a number whatever the sizes. */
function ratio(k: bigint, n: bigint): number {
  if (n < 2n ** 53n && k < 2n ** 53n) return Number(k) / Number(n);
  return Number((k * 10n ** 15n) / n) / 1e15;
}
