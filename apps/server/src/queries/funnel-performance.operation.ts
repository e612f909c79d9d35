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
import type { QueryOperation } from './query-operation.ts';

const WON = objectOf({ count: COUNT, value: orNull(ref('Money')), 'values?': listOf(ref('Money')) });

const RESULT = { entered: COUNT, won: WON, lost: COUNT, winRate: ref('Rate'), medianCycleDays: orNull(NUMBER) };

const FIGURES = {
  ...RESULT,
  shareOfWins: orNull(NUMBER),
  shareOfValue: orNull(NUMBER),
  earlier: objectOf(RESULT),
  growth: orNull(NUMBER),
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
  parameters: [...flowParameters, ...earlierParameters],
  answer: [
    'FunnelPerformance',
    objectOf({
      ...FLOW_ANSWER,
      from: INSTANT,
      earlierPeriod: objectOf({ from: INSTANT, to: INSTANT }),
      minimum: COUNT,
      ...FIGURES,
      'groups?': listOf(objectOf({ key: TEXT, 'label?': TEXT, ...FIGURES })),
    }),
  ],
  ask: ({ bus, grant, reader, given }) =>
    bus.execute(new Ask('funnelPerformance', performanceAsked(given, grant)).by(reader)),
};

/** @throws QuestionRefused */
export function performanceAsked({ earlierFrom, earlierTo, min, ...flow }: GivenEarlierFlow, grant: Grant) {
  return { ...flowQuestionOf(flow, grant), earlier: earlierOf(earlierFrom, earlierTo), minimum: min };
}
