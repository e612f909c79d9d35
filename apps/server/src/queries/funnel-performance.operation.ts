import type { Grant } from '#access';
import { Ask } from '#nest';
import { COUNT, INSTANT, listOf, mapOf, NUMBER, objectOf, orNull, ref, TEXT } from './answer-schemas.ts';
import {
  earlierOf,
  earlierParameters,
  FLOW_ANSWER,
  flowParameters,
  flowQuestionOf,
  type GivenEarlierFlow,
} from './flow-question.ts';
import { text } from './parameter.ts';
import type { QueryOperation } from './query-operation.ts';

const WON = objectOf({ count: COUNT, value: orNull(ref('Money')), 'values?': listOf(ref('Money')) });

interface Given extends GivenEarlierFlow {
  readonly target?: string;
  readonly person?: string;
}

/** Money, or a number of deals. */
const AMOUNT = { anyOf: [COUNT, ref('Money')] };

const RESULT = { entered: COUNT, won: WON, lost: COUNT, winRate: ref('Rate'), medianCycleDays: orNull(NUMBER) };

const FIGURES = {
  ...RESULT,
  shareOfWins: orNull(NUMBER),
  shareOfValue: orNull(NUMBER),
  earlier: objectOf(RESULT),
  growth: orNull(NUMBER),
  'attainment?': objectOf({
    person: TEXT,
    target: orNull(AMOUNT),
    actual: orNull(AMOUNT),
    rate: orNull(NUMBER),
    'unsaid?': TEXT,
  }),
  'unsaid?': mapOf(TEXT),
};

export const funnelPerformanceOperation: QueryOperation = {
  name: 'funnelPerformance',
  right: 'funnel',
  path: '/v1/funnel/performance',
  summary: {
    zh: '期间销售额、增长率、赢单率与周期，按人员、渠道、伙伴等',
    en: 'Sales of a period, growth, win rate and cycle, by person, channel, partner, …',
  },
  parameters: [
    ...flowParameters,
    ...earlierParameters,
    text('target', 'id of a target, one of whose periods is asked about: how far it was attained'),
    text('person', 'whose part of the target; default: the consultant asked for, else whoever has all of it'),
  ],
  answer: [
    'FunnelPerformance',
    objectOf({
      ...FLOW_ANSWER,
      from: INSTANT,
      earlierPeriod: objectOf({ from: INSTANT, to: INSTANT }),
      minimum: COUNT,
      ...FIGURES,
      'target?': objectOf({ id: TEXT, period: TEXT, measure: TEXT, locked: orNull(TEXT) }),
      'groups?': listOf(objectOf({ key: TEXT, 'label?': TEXT, ...FIGURES })),
    }),
  ],
  ask: ({ bus, grant, reader, given }) =>
    bus.execute(new Ask('funnelPerformance', performanceAsked(given, grant)).by(reader)),
};

/** @throws QuestionRefused */
export function performanceAsked(given: Given, grant: Grant) {
  const { earlierFrom, earlierTo, min, target, person, ...flow } = given;
  return { ...flowQuestionOf(flow, grant), target, person, earlier: earlierOf(earlierFrom, earlierTo), minimum: min };
}
