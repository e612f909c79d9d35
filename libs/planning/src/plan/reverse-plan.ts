import {
  ceilingOf,
  compareRatios,
  dealsFromOpen,
  dividedBy,
  floorOf,
  numberOf,
  type PlannedFunnel,
  plus,
  type Ratio,
  requiredFor,
  times,
  whole,
  yieldOf,
} from '#funnel';
import { type Money, minorUnits, money } from '#kernel';
import { refusePlan } from './plan-refused.ts';
import { MOST } from './read-figures.ts';

/** What follows the last stage. */
export const WON = 'WON';

/** How many a plan has, or needs, at a stage. */
export interface StageCount {
  readonly stage: string;
  readonly count: number;
}

/** What the entries of a plan come to, if it goes as planned. */
export interface Forward {
  readonly entries: number;
  /** Expected numbers: not whole. */
  readonly reached: readonly { readonly stage: string; readonly expected: number }[];
  /** Rounded down to the smallest unit, as is the surplus. */
  readonly value: Money;
  /** Over the target; negative where the entries given do not reach it. */
  readonly surplus: Money;
}

/** What is expected of what stands open already, and what is still needed beside it. */
export interface FromOpen {
  readonly open: readonly StageCount[];
  readonly expectedDeals: number;
  /** Rounded down to the smallest unit. */
  readonly expectedValue: Money;
  /** What remains of the target. */
  readonly remaining: Money;
  readonly additional: readonly StageCount[];
}

/** A planned funnel with names and money. */
export interface MoneyFunnel extends PlannedFunnel {
  readonly stages: readonly string[];
  readonly currency: string;
}

const unitsOf = (amount: Money) => whole(minorUnits(amount));

export function moneyFunnel(stages: readonly string[], rates: readonly Ratio[], averageValue: Money): MoneyFunnel {
  return { stages, rates, averageValue: unitsOf(averageValue), currency: averageValue.currency };
}

/** How many each stage needs, and how many deals, straight from the target. @throws PlanRefused for more than can be counted */
export function required(target: Ratio, funnel: MoneyFunnel): readonly StageCount[] {
  return counted(requiredFor(target, funnel), funnel);
}

/** The funnel forward, against its target. */
export function forward(entries: number, target: Money, funnel: MoneyFunnel): Forward {
  const { reached, value } = yieldOf(BigInt(entries), funnel);
  const names = [...funnel.stages, WON];
  const units = floorOf(value);
  return {
    entries,
    reached: reached.map((expected, place) => ({ stage: names[place]!, expected: numberOf(expected) })),
    value: money(units, funnel.currency),
    surplus: money(units - minorUnits(target), funnel.currency),
  };
}

/** @throws PlanRefused for more than can be counted */
export function fromOpen(open: ReadonlyMap<string, number>, target: Money, funnel: MoneyFunnel): FromOpen {
  const { stages, rates, averageValue, currency } = funnel;
  const deals = dealsFromOpen(
    stages.map((stage) => BigInt(open.get(stage) ?? 0)),
    rates,
  );
  const expected = times(deals, averageValue);
  const left = plus(unitsOf(target), { over: -expected.over, under: expected.under });
  const remaining = compareRatios(left, whole(0n)) > 0 ? left : whole(0n);
  return {
    open: stages.map((stage) => ({ stage, count: open.get(stage) ?? 0 })),
    expectedDeals: numberOf(deals),
    expectedValue: money(floorOf(expected), currency),
    remaining: money(ceilingOf(remaining), currency),
    additional: counted(requiredFor(remaining, funnel), funnel),
  };
}

function counted(counts: readonly bigint[], { stages }: MoneyFunnel): readonly StageCount[] {
  const names = [...stages, WON];
  return counts.map((count, place) => {
    if (count > BigInt(MOST)) {
      throw refusePlan(
        `${names[place]} 需要 ${count} 个，多于 ${MOST}：请核对目标、客单价与比率`,
        `${names[place]} would need ${count}, more than ${MOST}: check the target, the average value and the rates`,
      );
    }
    return { stage: names[place]!, count: Number(count) };
  });
}

/** The value of so many deals. */
export function valueOfDeals(deals: number, averageValue: Money): Money {
  return money(BigInt(deals) * minorUnits(averageValue), averageValue.currency);
}

/** One amount in another, as a number. */
export function amountIn(one: Money, other: Money): Ratio {
  return dividedBy(unitsOf(one), unitsOf(other));
}
