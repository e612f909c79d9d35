import { type Money, money } from '#kernel';
import { isNothing, unitsOf } from './columns.ts';
import { LOST, WON } from './state.ts';
import { addTo, type Sum, type Sums } from './sums.ts';

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
  const whole: Sum[] = [];
  for (const some of sums.values()) for (const sum of some) addTo(whole, sum, sum.count, sum.billions, sum.rest);
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
function soleCurrency(sums: readonly Sum[]): string | undefined {
  const found = new Set(sums.filter((sum) => !isNothing(sum)).map(({ currency }) => currency));
  found.delete('');
  return found.size === 1 ? [...found][0] : undefined;
}

/** @param zero currency of the zero of what has no value at all */
function stockOf(sums: readonly Sum[], { stages }: StockShape, zero: string): Stock {
  const [open, won, lost, unknown]: [Sum[], Sum[], Sum[], Sum[]] = [[], [], [], []];
  const known = stages.map((): Sum[] => []);
  for (const sum of sums) {
    if (sum.stage === WON) won.push(sum);
    else if (sum.stage === LOST) lost.push(sum);
    else {
      addTo(open, { stage: '', currency: sum.currency }, sum.count, sum.billions, sum.rest);
      (known[stages.indexOf(sum.stage)] ?? unknown).push(sum);
    }
  }
  const tallies = stages.map((stage, at) => stageTallyOf(stage, known[at]!, zero));
  if (unknown.length > 0) tallies.push(...unknownTallies(unknown, zero));
  const [opened, gained, gone] = [tallyOf(open, zero), tallyOf(won, zero), tallyOf(lost, zero)];
  const entered = opened.count + gained.count + gone.count;
  return { entered, open: opened, won: gained, lost: gone, stages: tallies };
}

/** Of stages that the model does not have, in order of name. */
function unknownTallies(sums: readonly Sum[], zero: string): readonly StageTally[] {
  const byStage = Map.groupBy(sums, ({ stage }) => stage);
  return [...byStage]
    .filter(([, some]) => !some.every(isNothing))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([stage, some]) => stageTallyOf(stage, some, zero));
}

function stageTallyOf(stage: string, sums: readonly Sum[], zero: string): StageTally {
  return { stage, ...tallyOf(sums, zero) };
}

/** @param sums one of each currency. @param zero currency of the zero of what has no value at all */
function tallyOf(sums: readonly Sum[], zero: string): Tally {
  let count = 0;
  let unvalued = 0;
  let first: Sum | undefined;
  let severalCurrencies = false;
  for (const sum of sums) {
    count += sum.count;
    if (sum.currency === '') unvalued += sum.count;
    else if (isNothing(sum)) continue;
    else if (first) severalCurrencies = true;
    else first = sum;
  }
  if (!severalCurrencies)
    return { count, value: money(first ? unitsOf(first) : 0n, first?.currency ?? zero), unvalued };
  const valued = sums.filter((sum) => sum.currency !== '' && !isNothing(sum));
  const values = valued.map((sum) => money(unitsOf(sum), sum.currency));
  values.sort((a, b) => (a.currency < b.currency ? -1 : 1));
  return { count, value: null, values, unvalued };
}
