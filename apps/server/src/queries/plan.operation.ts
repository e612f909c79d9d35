import type { Grant } from '#access';
import { type PlanQuestion, QuestionRefused } from '#engine';
import { Ask } from '#nest';
import { PRESETS } from '#planning';
import { COUNT, INCOMPLETE, INSTANT, listOf, NUMBER, objectOf, orNull, ref, TEXT, YES } from './answer-schemas.ts';
import { askedRows } from './asked-rows.ts';
import { asOf as asOfParameter, effectiveAt as effectiveAtParameter, list, oneOf, text } from './parameter.ts';
import type { QueryOperation } from './query-operation.ts';

interface Given extends Omit<PlanQuestion, 'literal' | 'filters' | 'isWithin'> {
  readonly literal?: string;
  readonly where?: readonly string[];
}

const COUNTS = listOf(objectOf({ stage: TEXT, count: COUNT }));

const CHAIN = objectOf({
  of: TEXT,
  rates: listOf(
    objectOf({
      name: TEXT,
      label: ref('Text'),
      over: orNull({ anyOf: [COUNT, ref('Money')] }),
      under: orNull({ anyOf: [COUNT, ref('Money')] }),
      rate: orNull(NUMBER),
      'reason?': ref('Text'),
    }),
  ),
  'literal?': objectOf({
    holds: orNull(YES),
    steps: listOf(objectOf({ from: TEXT, to: TEXT, holds: orNull(YES) })),
  }),
});

const FIVE_STEP = objectOf({
  quota: objectOf({ collected: ref('Money'), signed: ref('Money'), deals: COUNT }),
  dealsValue: ref('Money'),
  newPerMonth: COUNT,
  months: COUNT,
  reserve: COUNT,
  monthsOfReserve: NUMBER,
  perTerminal: COUNT,
  terminals: COUNT,
  qualification: objectOf({
    from: TEXT,
    until: TEXT,
    criteria: listOf(objectOf({ name: TEXT, label: ref('Text') })),
  }),
  board: objectOf({
    daily: listOf(objectOf({ share: NUMBER, work: ref('Text') })),
    weekly: listOf(ref('Text')),
    monthly: listOf(ref('Text')),
  }),
  chain: CHAIN,
});

export const planOperation: QueryOperation = {
  name: 'plan',
  right: 'plan',
  path: '/v1/plan',
  summary: {
    zh: '由目标倒推各阶段所需，再正推核对',
    en: 'From a target back to what each stage needs, and forward again',
  },
  parameters: [
    oneOf('preset', 'figures to begin with; every one may be given otherwise', PRESETS),
    text('target', 'what is to be signed: an amount; of five-step by one person in a month'),
    text('averageValue', 'of a deal: an amount'),
    text('currency', 'ISO 4217; default: of the preset, else of the log'),
    list('rate', 'STAGE=rate for each stage, in order; a rate as 0.25 or 4/16'),
    text('confidence', 'how sure the number of wins should be; default 0.9'),
    list('open', 'STAGE=n: what stands open already'),
    text('headcount', 'how many people there are'),
    text('capacity', 'how many entries one of them can work'),
    text('due', 'the day by which the target is to be won'),
    text('daysToWin', 'from entry to win, in days'),
    list('person', 'id or id=weight: among whom the target is divided'),
    text('period', 'into whose months it is divided: 2027-Q1'),
    text('collected', 'five-step: to be collected in a month, an amount'),
    text('deals', 'five-step: to be won in a month'),
    text('newPerMonth', 'five-step: new opportunities in a month'),
    text('months', 'five-step: how many months the reserve holds, and within how many an opportunity is to be signed'),
    text('perTerminal', 'five-step: opportunities that a terminal brings in a month'),
    text('reserve', 'five-step: opportunities in reserve'),
    text('terminals', 'five-step: how many there are to be'),
    text('currentShare', 'five-step: the share of a day for deals of the current month'),
    text('on', 'five-step: the day from which the qualification counts; default: today'),
    list('actual', 'five-step: NAME=value of what happened, for the chain of four rates'),
    text('winQuantile', 'instead of daysToWin: the quantile of the time to win by the curve of the log, as 0.9'),
    text('stageModel', 'winQuantile: id@version, where there are several'),
    text(
      'actualIn',
      'five-step: a month, as 2026-05, whose figures the chain takes from the log; actual goes before them',
    ),
    asOfParameter,
    effectiveAtParameter,
    list('where', 'winQuantile, actualIn: only these, as dimension=value; the same dimension again: either value'),
    oneOf('literal', 'five-step: whether the chain is checked as an inequality', ['true', 'false']),
  ],
  answer: [
    'Plan',
    objectOf({
      preset: orNull(TEXT),
      target: ref('Money'),
      averageValue: ref('Money'),
      rates: listOf(objectOf({ stage: TEXT, rate: NUMBER, written: TEXT })),
      winRate: NUMBER,
      required: COUNTS,
      forward: objectOf({
        entries: COUNT,
        reached: listOf(objectOf({ stage: TEXT, expected: NUMBER })),
        value: ref('Money'),
        surplus: ref('Money'),
      }),
      reserve: orNull(COUNT),
      terminals: orNull(COUNT),
      confidence: NUMBER,
      pAtLeast: orNull(NUMBER),
      nForConfidence: orNull(COUNT),
      reasons: objectOf({ 'pAtLeast?': ref('Text'), 'nForConfidence?': ref('Text') }),
      open: orNull(
        objectOf({
          open: COUNTS,
          expectedDeals: NUMBER,
          expectedValue: ref('Money'),
          remaining: ref('Money'),
          additional: COUNTS,
        }),
      ),
      leadTime: orNull(objectOf({ due: TEXT, daysToWin: COUNT, enterBy: TEXT, entries: COUNT, isPast: YES })),
      capacity: orNull(objectOf({ headcount: COUNT, each: COUNT, total: COUNT, needed: COUNT, spare: COUNT })),
      allocation: orNull(
        objectOf({
          period: TEXT,
          value: ref('Money'),
          entries: COUNT,
          nodes: listOf(objectOf({ person: TEXT, period: TEXT, value: ref('Money'), entries: COUNT })),
        }),
      ),
      fiveStep: orNull(FIVE_STEP),
      'position?': TEXT,
      'settled?': YES,
      'incomplete?': INCOMPLETE,
      'timeToWin?': objectOf({
        quantile: NUMBER,
        days: orNull(COUNT),
        entered: COUNT,
        won: COUNT,
        plateau: orNull(NUMBER),
        'unsaid?': TEXT,
        stageModel: TEXT,
        asOf: INSTANT,
        effectiveAt: INSTANT,
      }),
      'actualIn?': objectOf({
        period: TEXT,
        stageModel: TEXT,
        asOf: INSTANT,
        effectiveAt: INSTANT,
      }),
    }),
  ],
  ask: ({ bus, grant, reader, given }) => bus.execute(new Ask('plan', planAsked(given, grant)).by(reader)),
};

/** The plan asked for, and the rows that figures of the log are taken from. @throws QuestionRefused */
export function planAsked(given: object, { scope }: Grant): PlanQuestion {
  const { literal, where, asOf, effectiveAt, stageModel, ...figures } = given as Given;
  const said = literal === undefined ? {} : { literal: literal === 'true' };
  const [alone] = Object.entries({ where, asOf, effectiveAt, stageModel }).flatMap(([name, value]) =>
    value === undefined ? [] : [name],
  );
  const isRead = figures.actualIn !== undefined || figures.winQuantile !== undefined;
  if (!isRead && alone !== undefined) {
    throw new QuestionRefused({
      zh: `${alone} 只与 actualIn 或 winQuantile 一起使用：请给出其一，或去掉`,
      en: `${alone} belongs to actualIn or winQuantile: give one of them, or leave it out`,
    });
  }
  const rows = isRead ? { asOf, effectiveAt, stageModel, ...askedRows(scope, where) } : {};
  return { ...figures, ...said, ...rows };
}
