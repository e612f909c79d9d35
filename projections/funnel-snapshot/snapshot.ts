import { type Money, money } from '#kernel';
import { LOST, WON } from './state.ts';
import { addTo, type ByCurrency, type ByStage, type Sums } from './sums.ts';

/** How many, and what they are worth together. */
export interface Tally {
  readonly count: number;
  /** null where they have several currencies: nothing is converted. */
  readonly value: Money | null;
  /** Each currency's sum, where there are several. */
  readonly values?: readonly Money[];
  /** Those without any value: they count, and add nothing. */
  readonly unvalued: number;
}

export interface StageTally extends Tally {
  readonly stage: string;
}

/** The stock of a funnel: every opportunity whose first event is effective, once, in its state then. */
export interface Stock {
  readonly entered: number;
  readonly open: Tally;
  readonly won: Tally;
  readonly lost: Tally;
  /** Open ones by stage, in the order of the model, empty stages too. */
  readonly stages: readonly StageTally[];
}

export interface StockGroup extends Stock {
  /** Value of the dimension; `(none)` for opportunities without it. */
  readonly key: string;
}

export interface StockShape {
  /** Stages of the model, in order. */
  readonly stages: readonly string[];
  /** ISO 4217 code for the zero of what has no value at all. */
  readonly currency: string;
}

/** The whole and, where asked by a dimension, its groups in order of key. */
export function stocksOf(sums: Sums, shape: StockShape): { readonly whole: Stock; readonly groups: StockGroup[] } {
  const whole: ByStage = new Map();
  for (const stages of sums.values()) {
    for (const [stage, byCurrency] of stages) {
      for (const [currency, { count, units }] of byCurrency) addTo(whole, stage, currency, count, units);
    }
  }
  const zero = soleCurrency(whole) ?? shape.currency;
  const keys = [...sums.keys()].sort((a, b) => (a < b ? -1 : 1));
  return {
    whole: stockOf(whole, shape, zero),
    groups: keys
      .map((key) => ({ key, ...stockOf(sums.get(key)!, shape, zero) }))
      .filter((group) => group.entered !== 0),
  };
}

/** The one currency that anything has a value in. */
function soleCurrency(whole: ByStage): string | undefined {
  const found = new Set([...whole.values()].flatMap(currenciesOf));
  return found.size === 1 ? [...found][0] : undefined;
}

function currenciesOf(byCurrency: ByCurrency): readonly string[] {
  const found: string[] = [];
  for (const [currency, { count, units }] of byCurrency) {
    if (currency !== '' && (count !== 0 || units !== 0n)) found.push(currency);
  }
  return found;
}

function stockOf(sums: ByStage, { stages }: StockShape, zero: string): Stock {
  const unknown = [...sums.keys()].filter((stage) => {
    return stage !== WON && stage !== LOST && !stages.includes(stage) && isAny(sums.get(stage)!);
  });
  const inOrder = [...stages, ...unknown.sort()];
  const open = tallyOf(inOrder, sums, zero);
  const won = tallyOf([WON], sums, zero);
  const lost = tallyOf([LOST], sums, zero);
  return {
    entered: open.count + won.count + lost.count,
    open,
    won,
    lost,
    stages: inOrder.map((stage) => ({ stage, ...tallyOf([stage], sums, zero) })),
  };
}

function isAny(byCurrency: ByCurrency): boolean {
  return byCurrency.values().some(({ count, units }) => count !== 0 || units !== 0n);
}

/** @param zero currency of the zero of what has no value at all */
function tallyOf(stages: readonly string[], sums: ByStage, zero: string): Tally {
  let count = 0;
  let unvalued = 0;
  let first: string | undefined;
  let units = 0n;
  let others: Map<string, bigint> | undefined;
  for (const stage of stages) {
    for (const [currency, sum] of sums.get(stage) ?? []) {
      count += sum.count;
      if (currency === '') unvalued += sum.count;
      else if (sum.count === 0 && sum.units === 0n) continue;
      else if (first === undefined || first === currency) {
        first = currency;
        units += sum.units;
      } else {
        others ??= new Map();
        others.set(currency, (others.get(currency) ?? 0n) + sum.units);
      }
    }
  }
  if (first === undefined || !others) return { count, value: money(units, first ?? zero), unvalued };
  const values = [[first, units] as const, ...others].map(([currency, sum]) => money(sum, currency));
  values.sort((a, b) => (a.currency < b.currency ? -1 : 1));
  return { count, value: null, values, unvalued };
}
