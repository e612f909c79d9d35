import { type Money, money } from '#kernel';
import { addedUp, amountAt, type Columns, isNothing, unitsOf } from './columns.ts';
import { LOST, WON } from './state.ts';
import type { Line, Sums } from './sums.ts';

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
export function stocksOf(
  { groups, lines }: Sums,
  shape: StockShape,
): { readonly whole: Stock; readonly groups: StockGroup[] } {
  const whole = lines.map(({ stage, currency, columns }) => ({ stage, currency, columns: addedUp(columns) }));
  const zero = soleCurrency(whole) ?? shape.currency;
  const stockAt = stockBy(lines, shape, zero);
  const keys = [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
  const stocks: StockGroup[] = [];
  for (const [key, place] of keys) {
    const { entered, open, won, lost, stages } = stockAt(place);
    if (entered !== 0) stocks.push({ key, entered, open, won, lost, stages });
  }
  return { whole: stockBy(whole, shape, zero)(0), groups: stocks };
}

/** The one currency that anything has a value in. */
function soleCurrency(whole: readonly Line[]): string | undefined {
  const valued = whole.filter(({ columns }) => !isNothing(amountAt([columns], 0)));
  const found = new Set(valued.map(({ currency }) => currency));
  found.delete('');
  return found.size === 1 ? [...found][0] : undefined;
}

/** Lines of one currency that count together. */
interface Pot {
  readonly currency: string;
  readonly columns: readonly Columns[];
}

/**
 * @param zero currency of the zero of what has no value at all
 * @returns gives the stock of the group at a place
 */
function stockBy(lines: readonly Line[], { stages }: StockShape, zero: string): (place: number) => Stock {
  const potsOf = (counts: (stage: string) => boolean) => potsAmong(lines.filter(({ stage }) => counts(stage)));
  const open = potsOf((stage) => stage !== WON && stage !== LOST);
  const won = potsOf((stage) => stage === WON);
  const lost = potsOf((stage) => stage === LOST);
  const known = stages.map((id) => ({ stage: id, pots: potsOf((stage) => stage === id) }));
  const isUnknown = (stage: string) => stage !== WON && stage !== LOST && !stages.includes(stage);
  // Of stages that the model does not have, in order of name.
  const others = [...new Set(lines.map(({ stage }) => stage).filter(isUnknown))].sort();
  const unknown = others.map((id) => ({ stage: id, pots: potsOf((stage) => stage === id) }));
  return (place) => {
    const tallies: StageTally[] = [];
    for (const { stage, pots } of known) tallies.push(stageTallyOf(stage, pots, place, zero));
    for (const { stage, pots } of unknown) {
      if (!pots.every((pot) => isNothing(amountAt(pot.columns, place))))
        tallies.push(stageTallyOf(stage, pots, place, zero));
    }
    const [opened, gained, gone] = [tallyOf(open, place, zero), tallyOf(won, place, zero), tallyOf(lost, place, zero)];
    const entered = opened.count + gained.count + gone.count;
    return { entered, open: opened, won: gained, lost: gone, stages: tallies };
  };
}

function potsAmong(lines: readonly Line[]): readonly Pot[] {
  const byCurrency = Map.groupBy(lines, ({ currency }) => currency);
  return [...byCurrency].map(([currency, some]) => ({ currency, columns: some.map(({ columns }) => columns) }));
}

function stageTallyOf(stage: string, pots: readonly Pot[], place: number, zero: string): StageTally {
  const { count, value, values, unvalued } = tallyOf(pots, place, zero);
  return values ? { stage, count, value, values, unvalued } : { stage, count, value, unvalued };
}

/** @param pots one of each currency. @param zero currency of the zero of what has no value at all */
function tallyOf(pots: readonly Pot[], place: number, zero: string): Tally {
  let count = 0;
  let unvalued = 0;
  let currency: string | undefined;
  let units = 0n;
  let severalCurrencies = false;
  for (const pot of pots) {
    const amount = amountAt(pot.columns, place);
    count += amount.count;
    if (pot.currency === '') unvalued += amount.count;
    else if (isNothing(amount)) continue;
    else if (currency) severalCurrencies = true;
    else [currency, units] = [pot.currency, unitsOf(amount)];
  }
  if (!severalCurrencies) return { count, value: money(units, currency ?? zero), unvalued };
  return { count, value: null, values: valuesIn(pots, place), unvalued };
}

function valuesIn(pots: readonly Pot[], place: number): readonly Money[] {
  return pots
    .map((pot) => ({ currency: pot.currency, amount: amountAt(pot.columns, place) }))
    .filter(({ currency, amount }) => currency !== '' && !isNothing(amount))
    .sort((a, b) => (a.currency < b.currency ? -1 : 1))
    .map(({ currency, amount }) => money(unitsOf(amount), currency));
}
