import { type Money, money } from '#kernel';
import { slotParts } from './cell.ts';
import { LOST, WON } from './state.ts';
import type { Sum, Sums } from './sums.ts';

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

/** Sums of one stage, by currency; empty for opportunities without a value. */
type ByCurrency = Map<string, Sum>;
type ByStage = Map<string, ByCurrency>;

export interface StockShape {
  readonly model: string;
  /** Stages of the model, in order. */
  readonly stages: readonly string[];
  /** ISO 4217 code for the zero of what has no value at all. */
  readonly currency: string;
}

/** The whole and, where asked by a dimension, its groups in order of key. */
export function stocksOf(sums: Sums, shape: StockShape): { readonly whole: Stock; readonly groups: StockGroup[] } {
  const whole: ByStage = new Map();
  const groups = new Map<string, ByStage>();
  for (const [slot, sum] of sums) {
    const { model, stage, currency, value } = slotParts(slot);
    if (model !== shape.model) continue;
    addTo(whole, stage, currency, sum);
    const group = groups.get(value) ?? new Map();
    groups.set(value, group);
    addTo(group, stage, currency, sum);
  }
  const zero = soleCurrency(whole) ?? shape.currency;
  const keys = [...groups.keys()].sort((a, b) => (a < b ? -1 : 1));
  return {
    whole: stockOf(whole, shape, zero),
    groups: keys
      .map((key) => ({ key, ...stockOf(groups.get(key)!, shape, zero) }))
      .filter((group) => group.entered !== 0),
  };
}

function addTo(stages: ByStage, stage: string, currency: string, { count, units }: Sum): void {
  const sums = stages.get(stage) ?? new Map();
  stages.set(stage, sums);
  const before = sums.get(currency);
  sums.set(currency, { count: (before?.count ?? 0) + count, units: (before?.units ?? 0n) + units });
}

function soleCurrency(stages: ByStage): string | undefined {
  const found = new Set([...stages.values()].flatMap((sums) => [...sums].filter(counts).map(([currency]) => currency)));
  found.delete('');
  return found.size === 1 ? [...found][0] : undefined;
}

const counts = ([, { count, units }]: readonly [string, Sum]) => count !== 0 || units !== 0n;

function stockOf(sums: ByStage, { stages }: StockShape, zero: string): Stock {
  const unknown = [...sums.keys()].filter((stage) => stage !== WON && stage !== LOST && !stages.includes(stage));
  const inOrder = [...stages, ...unknown.sort()];
  const tally = (wanted: readonly string[]) =>
    tallyOf(
      wanted.map((stage) => sums.get(stage) ?? new Map()),
      zero,
    );
  const [open, won, lost] = [tally(inOrder), tally([WON]), tally([LOST])];
  return {
    entered: open.count + won.count + lost.count,
    open,
    won,
    lost,
    stages: inOrder.map((stage) => ({ stage, ...tally([stage]) })),
  };
}

function tallyOf(sums: readonly ByCurrency[], zero: string): Tally {
  let count = 0;
  const units = new Map<string, bigint>();
  for (const byCurrency of sums) {
    for (const [currency, sum] of byCurrency) {
      count += sum.count;
      const counted = units.get(currency);
      if (counted !== undefined || counts([currency, sum])) units.set(currency, (counted ?? 0n) + sum.units);
    }
  }
  const unvalued = sums.reduce((total, byCurrency) => total + (byCurrency.get('')?.count ?? 0), 0);
  units.delete('');
  if (units.size < 2) {
    const [[currency, sum] = [zero, 0n] as const] = units;
    return { count, value: money(sum, currency), unvalued };
  }
  const values = [...units].map(([currency, sum]) => money(sum, currency));
  values.sort((a, b) => (a.currency < b.currency ? -1 : 1));
  return { count, value: null, values, unvalued };
}
