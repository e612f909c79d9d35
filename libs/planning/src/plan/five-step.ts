import { dividedBy, numberOf, whole } from '#funnel';
import { type LocalDate, type Money, parseMoney } from '#kernel';
import type { AskedPlan } from './asked-plan.ts';
import { type ChainFacts, type ChainOfFour, chainOfFour } from './chain-of-four.ts';
import { type ActionBoard, actionBoard, type Qualification, qualificationOf } from './five-step-board.ts';
import { refusePlan } from './plan-refused.ts';
import { amountOf, countOf, dateOf, pairsOf, shareOf } from './read-figures.ts';
import { valueOfDeals } from './reverse-plan.ts';

/** S107–S125 销售管理5步法: the figures of one person's month, each to be overridden. */
export const FIVE_STEP = {
  collected: '600000',
  target: '1000000',
  averageValue: '250000',
  rate: ['OPPORTUNITY=4/16'],
  months: 3,
  perTerminal: 2,
  currentShare: '1/2',
} as const;

export interface FiveStep {
  /** Of one person in one month. */
  readonly quota: { readonly collected: Money; readonly signed: Money; readonly deals: number };
  /** deals × average value. */
  readonly dealsValue: Money;
  readonly newPerMonth: number;
  readonly months: number;
  /** newPerMonth × months, unless given. */
  readonly reserve: number;
  /** reserve / newPerMonth. */
  readonly monthsOfReserve: number;
  readonly perTerminal: number;
  /** newPerMonth / perTerminal, rounded up, unless given. */
  readonly terminals: number;
  readonly qualification: Qualification;
  readonly board: ActionBoard;
  readonly chain: ChainOfFour;
}

/** What the rest of the plan has found. */
export interface FiveStepBasis {
  readonly target: Money;
  readonly averageValue: Money;
  readonly deals: number;
  readonly newPerMonth: number;
  readonly today: LocalDate;
}

/** @throws PlanRefused */
export function fiveStepOf(
  asked: AskedPlan,
  { target, averageValue, deals, newPerMonth, today }: FiveStepBasis,
): FiveStep {
  const { currency } = target;
  const collected = amountOf('collected', asked.collected ?? FIVE_STEP.collected, currency);
  const months = countOf('months', asked.months ?? FIVE_STEP.months, { most: MOST_MONTHS });
  const perTerminal = countOf('perTerminal', asked.perTerminal ?? FIVE_STEP.perTerminal);
  const reserve = asked.reserve === undefined ? newPerMonth * months : countOf('reserve', asked.reserve);
  const terminals =
    asked.terminals === undefined ? Math.ceil(newPerMonth / perTerminal) : countOf('terminals', asked.terminals);
  const dealsValue = valueOfDeals(deals, averageValue);
  const current = shareOf('currentShare', asked.currentShare ?? FIVE_STEP.currentShare);
  const qualification = qualificationOf(today, months);
  dateOf('on + months', qualification.until);
  const quota = { collectedQuota: collected, signedQuota: target };
  return {
    quota: { collected, signed: target, deals },
    dealsValue,
    newPerMonth,
    months,
    reserve,
    monthsOfReserve: numberOf(dividedBy(whole(BigInt(reserve)), whole(BigInt(newPerMonth)))),
    perTerminal,
    terminals,
    qualification,
    board: actionBoard(current),
    chain: asked.actual
      ? chainOfFour(
          'actual',
          { ...givenFacts(asked.actual, currency, { reserve, new: newPerMonth }), ...quota },
          asked.literal === true,
        )
      : chainOfFour(
          'plan',
          { ...steadyFacts(deals, newPerMonth, reserve), collected, signed: dealsValue, ...quota },
          asked.literal === true,
        ),
  };
}

const MOST_MONTHS = 120;

/** A reserve that stays as large loses each month what comes in and is not won. */
function steadyFacts(deals: number, newPerMonth: number, reserve: number) {
  return { lost: Math.max(0, newPerMonth - deals), reserve, won: deals, new: newPerMonth };
}

const COUNTED = ['preferred', 'potential', 'lost', 'reserve', 'won', 'new'] as const;
const PAID = ['collected', 'signed'] as const;

/** What happened, as `NAME=value`. What is planned stands for the reserve and the new ones where nothing else is given. */
function givenFacts(
  actual: readonly string[],
  currency: string,
  planned: Pick<ChainFacts, 'reserve' | 'new'>,
): Omit<ChainFacts, 'collectedQuota' | 'signedQuota'> {
  const given = pairsOf('actual', actual);
  const known: readonly string[] = [...COUNTED, ...PAID];
  const stranger = [...given.keys()].find((name) => !known.includes(name));
  if (stranger !== undefined) {
    throw refusePlan(
      `actual 没有 ${stranger}：可写 ${known.join('、')}`,
      `actual has no ${stranger}: there are ${known.join(', ')}`,
    );
  }
  const facts: Record<string, number | Money> = {};
  for (const name of COUNTED) {
    const written = given.get(name);
    if (written !== undefined) facts[name] = countOf(`actual ${name}`, written, { least: 0 });
  }
  for (const name of PAID) {
    const written = given.get(name);
    if (written !== undefined) facts[name] = paid(name, written, currency);
  }
  return { ...planned, ...facts };
}

/** Nothing may have come in, and refunds may exceed it. */
function paid(name: string, written: string, currency: string): Money {
  const amount = parseMoney(written, currency);
  if (amount) return amount;
  throw refusePlan(
    `actual ${name} 不是 ${currency} 金额：例如 ${name}=500000`,
    `actual ${name} is no amount in ${currency}: write one such as ${name}=500000`,
  );
}
