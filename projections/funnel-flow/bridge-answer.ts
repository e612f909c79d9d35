import { type Money, money } from '#kernel';
import { type BridgeSums, TERMS, type Term } from './bridge.ts';

/** The terms that a count has: openStart + lateEntries + new + reopened + movedIn − won − lost − movedOut = openEnd. */
export type CountTerm = Exclude<Term, 'lateEntries' | 'increase' | 'decrease'>;
export type ValueTerm = Exclude<Term, 'lateEntries'>;

/** What is left over is 0 in every bridge: it is published so that it can be seen. */
export type BridgeCount = Readonly<Record<CountTerm | 'residual', number>> & { readonly lateEntries?: number };

/** As the count, with + increase − decrease. */
export type BridgeValue = Readonly<Record<ValueTerm | 'residual', Money>> & { readonly lateEntries?: Money };

export interface Bridge {
  readonly count: BridgeCount;
  /** null where there are several currencies: nothing is converted. */
  readonly value: BridgeValue | null;
  /** The bridge of each currency, where there are several. */
  readonly values?: readonly BridgeValue[];
  /** Open ones without a value at the two ends: they count, and add nothing. */
  readonly unvalued: { readonly openStart: number; readonly openEnd: number };
}

const SIGNS: Readonly<Record<Term, 1 | -1>> = {
  openStart: 1,
  lateEntries: 1,
  new: 1,
  reopened: 1,
  movedIn: 1,
  increase: 1,
  won: -1,
  lost: -1,
  movedOut: -1,
  decrease: -1,
  openEnd: -1,
};

const NO_COUNT: ReadonlySet<Term> = new Set(['increase', 'decrease']);

/**
 * A bridge as it is published.
 * @param zero currency of the zero of what has no value at all
 * @param restated whether its start was told by what was known at another time
 */
export function bridgeOf(sums: BridgeSums | undefined, zero: string, restated: boolean): Bridge {
  const terms = TERMS.filter((term) => restated || term !== 'lateEntries');
  const counted = terms.filter((term) => !NO_COUNT.has(term));
  const count = Object.fromEntries(counted.map((term) => [term, sums?.count[term] ?? 0]));
  const residual = counted.reduce((sum, term) => sum + SIGNS[term] * (count[term] ?? 0), 0);
  const currencies = [...(sums?.units.keys() ?? [])].sort();
  const values = (currencies.length > 0 ? currencies : [zero]).map((currency): BridgeValue => {
    const units = sums?.units.get(currency);
    const left = terms.reduce((sum, term) => sum + BigInt(SIGNS[term]) * (units?.[term] ?? 0n), 0n);
    const amounts = terms.map((term) => [term, money(units?.[term] ?? 0n, currency)]);
    return { ...Object.fromEntries(amounts), residual: money(left, currency) } as BridgeValue;
  });
  return {
    count: { ...count, residual } as BridgeCount,
    value: values.length === 1 ? values[0]! : null,
    ...(values.length > 1 ? { values } : {}),
    unvalued: sums?.unvalued ?? { openStart: 0, openEnd: 0 },
  };
}

/** The one currency that anything has a value in. */
export function soleCurrency(sums: Iterable<BridgeSums>): string | undefined {
  const found = new Set([...sums].flatMap(({ units }) => [...units.keys()]));
  return found.size === 1 ? [...found][0] : undefined;
}
