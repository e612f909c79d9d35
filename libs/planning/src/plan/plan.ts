import { numberOf, type Ratio, sharesToWin, whole } from '#funnel';
import { decimalsOf, type LocalDate, type Money, minorUnits, money, monthsOf } from '#kernel';
import { type AskedPlan, checkBelonging, checkComplete, FIVE_STEP_CURRENCY } from './asked-plan.ts';
import { type Capacity, capacityOf } from './capacity.ts';
import { type Confidence, confidenceIn } from './confidence.ts';
import { FIVE_STEP, type FiveStep, fiveStepOf } from './five-step.ts';
import { type LeadTime, leadTime } from './lead-time.ts';
import { allocatePlan, type PlanAllocation, sharesOf } from './plan-allocation.ts';
import { refusePlan } from './plan-refused.ts';
import { amountOf, confidenceOf, countOf, dateOf, pairsOf, rateOf } from './read-figures.ts';
import {
  type Forward,
  type FromOpen,
  forward,
  fromOpen,
  moneyFunnel,
  required,
  type StageCount,
} from './reverse-plan.ts';

/** A plan from a target back to its entries, and forward again. Money is exact; rates are as written. */
export interface Plan {
  readonly preset: string | null;
  /** To be signed: of the preset, by one person in one month. */
  readonly target: Money;
  readonly averageValue: Money;
  readonly rates: readonly { readonly stage: string; readonly rate: number; readonly written: string }[];
  /** Π of the rates. */
  readonly winRate: number;
  /** How many each stage needs, and last (`WON`) how many deals: straight from the target. */
  readonly required: readonly StageCount[];
  readonly forward: Forward;
  /** Opportunities in reserve and terminals that bring them; null without the preset. */
  readonly reserve: number | null;
  readonly terminals: number | null;
  readonly confidence: number;
  /** P(at least the deals, of the entries). */
  readonly pAtLeast: number | null;
  /** How many entries make the deals as sure as `confidence`. */
  readonly nForConfidence: number | null;
  /** Why a figure is null. */
  readonly reasons: Confidence['reasons'];
  readonly open: FromOpen | null;
  readonly leadTime: LeadTime | null;
  readonly capacity: Capacity | null;
  readonly allocation: PlanAllocation | null;
  readonly fiveStep: FiveStep | null;
}

/** Where a plan is made: the day, and the currency of the house. */
export interface PlanSetting {
  readonly today: LocalDate;
  readonly currency: string;
}

const MOST_STAGES = 20;

/**
 * Makes a plan. Of the preset `five-step` each figure can be overridden, and what follows from it follows.
 * @throws PlanRefused for what no plan can be made of, with what is wrong, where, and how to mend it
 */
export function planOf(asked: AskedPlan, { today, currency: ofHouse }: PlanSetting): Plan {
  checkBelonging(asked);
  checkComplete(asked);
  const isFiveStep = asked.preset !== undefined;
  const currency = currencyOf(asked.currency ?? (isFiveStep ? FIVE_STEP_CURRENCY : ofHouse));
  const target = amountOf('target', asked.target ?? FIVE_STEP.target, currency);
  const averageValue = amountOf('averageValue', asked.averageValue ?? FIVE_STEP.averageValue, currency);
  const rates = ratesOf(asked.rate ?? FIVE_STEP.rate);
  const funnel = moneyFunnel(
    [...rates.keys()],
    [...rates.values()].map(({ rate }) => rate),
    averageValue,
  );
  const wanted =
    asked.deals === undefined ? whole(minorUnits(target)) : valueUnits(countOf('deals', asked.deals), averageValue);
  const needs = required(wanted, funnel);
  const deals = needs.at(-1)!.count;
  const entries = asked.newPerMonth === undefined ? needs[0]!.count : countOf('newPerMonth', asked.newPerMonth);
  const level = confidenceOf('confidence', asked.confidence ?? '0.9');
  const winRate = numberOf(sharesToWin(funnel.rates)[0]!);
  const on = asked.on === undefined ? today : dateOf('on', asked.on);
  const fiveStep = isFiveStep
    ? fiveStepOf(asked, { target, averageValue, deals, newPerMonth: entries, today: on })
    : null;
  return {
    preset: asked.preset ?? null,
    target,
    averageValue,
    rates: [...rates].map(([stage, { rate, written }]) => ({ stage, rate: numberOf(rate), written })),
    winRate,
    required: needs,
    forward: forward(entries, target, funnel),
    reserve: fiveStep?.reserve ?? null,
    terminals: fiveStep?.terminals ?? null,
    confidence: numberOf(level),
    ...confidenceIn(deals, entries, winRate, numberOf(level)),
    open: asked.open === undefined ? null : fromOpen(openOf(asked.open, funnel.stages), target, funnel),
    leadTime: leadTimeFor(asked, entries, today),
    capacity: capacityFor(asked, isFiveStep, entries),
    allocation: allocationFor(asked, isFiveStep, { target, entries }),
    fiveStep,
  };
}

function currencyOf(written: string): string {
  try {
    decimalsOf(written);
    return written;
  } catch {
    throw refusePlan(
      `currency 为 ${JSON.stringify(written.slice(0, 64))}：应为 ISO 4217 货币代码，例如 CNY`,
      `currency is ${JSON.stringify(written.slice(0, 64))}: write an ISO 4217 code such as CNY`,
    );
  }
}

function ratesOf(written: readonly string[]): ReadonlyMap<string, { readonly rate: Ratio; readonly written: string }> {
  const pairs = pairsOf('rate', written);
  if (pairs.size === 0 || pairs.size > MOST_STAGES) {
    throw refusePlan(`rate 应有 1 至 ${MOST_STAGES} 个阶段`, `rate gives 1 to ${MOST_STAGES} stages`);
  }
  return new Map([...pairs].map(([stage, value]) => [stage, { rate: rateOf(`rate ${stage}`, value), written: value }]));
}

function openOf(written: readonly string[], stages: readonly string[]): ReadonlyMap<string, number> {
  const pairs = pairsOf('open', written);
  const stranger = [...pairs.keys()].find((stage) => !stages.includes(stage));
  if (stranger !== undefined) {
    throw refusePlan(
      `open 中的阶段 ${stranger} 没有 rate：可写 ${stages.join('、')}`,
      `open names the stage ${stranger}, which has no rate; there are ${stages.join(', ')}`,
    );
  }
  return new Map([...pairs].map(([stage, count]) => [stage, countOf(`open ${stage}`, count, { least: 0 })]));
}

function valueUnits(deals: number, averageValue: Money): Ratio {
  return whole(BigInt(deals) * minorUnits(averageValue));
}

const MOST_HEADS = 1_000_000;

/** A person's month needs its entries as often as there are persons. */
function capacityFor({ headcount, capacity }: AskedPlan, isOfOne: boolean, entries: number): Capacity | null {
  if (headcount === undefined || capacity === undefined) return null;
  const heads = countOf('headcount', headcount, { most: MOST_HEADS });
  return capacityOf(heads, countOf('capacity', capacity, { most: MOST_HEADS }), isOfOne ? entries * heads : entries);
}

const MOST_DAYS = 36_500;

function leadTimeFor({ due, daysToWin }: AskedPlan, entries: number, today: LocalDate): LeadTime | null {
  if (due === undefined || daysToWin === undefined) return null;
  const days = countOf('daysToWin', daysToWin, { least: 0, most: MOST_DAYS });
  const time = leadTime({ due: dateOf('due', due), daysToWin: days, entries }, today);
  dateOf('due − daysToWin', time.enterBy);
  return time;
}

/** A person's month is divided as often as there are persons and months. */
function allocationFor(
  { person, period }: AskedPlan,
  isOfOne: boolean,
  { target, entries }: { readonly target: Money; readonly entries: number },
): PlanAllocation | null {
  if (person === undefined || period === undefined) return null;
  const shares = sharesOf(person, period);
  const times = isOfOne ? shares.people.size * monthsOf(shares.period).count : 1;
  return allocatePlan(money(minorUnits(target) * BigInt(times), target.currency), entries * times, shares);
}
