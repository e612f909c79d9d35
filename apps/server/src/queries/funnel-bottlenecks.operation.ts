import type { Grant } from '#access';
import { Ask } from '#nest';
import { COUNT, INSTANT, INTERVAL, listOf, NUMBER, objectOf, orNull, ref, TEXT } from './answer-schemas.ts';
import {
  earlierOf,
  earlierParameters,
  FLOW_ANSWER,
  flowParameters,
  flowQuestionOf,
  type GivenEarlierFlow,
} from './flow-question.ts';
import { COHORT_STAGE } from './funnel-comparison.operation.ts';
import { wholeNumber } from './parameter.ts';
import type { QueryOperation } from './query-operation.ts';

interface Given extends GivenEarlierFlow {
  readonly horizon?: number;
}

export const funnelBottlenecksOperation: QueryOperation = {
  name: 'funnelBottlenecks',
  right: 'funnel',
  path: '/v1/funnel/bottlenecks',
  summary: {
    zh: '商机在何处流失、何处停留、何处恶化',
    en: 'Where opportunities are lost, where they wait, and where it has become worse',
  },
  parameters: [
    ...flowParameters.filter(({ name }) => name !== 'by'),
    ...earlierParameters,
    wholeNumber('horizon', 'gone on within so many days of entering a stage', 90),
  ],
  answer: [
    'FunnelBottlenecks',
    objectOf({
      ...FLOW_ANSWER,
      from: INSTANT,
      earlierPeriod: objectOf({ from: INSTANT, to: INSTANT }),
      horizonDays: COUNT,
      minimum: COUNT,
      entries: COUNT,
      stages: listOf(
        objectOf({
          stage: TEXT,
          ...COHORT_STAGE,
          shareOfLosses: orNull(NUMBER),
          shareOfTime: orNull(NUMBER),
          open: objectOf({ count: COUNT, value: orNull(ref('Money')), 'values?': listOf(ref('Money')) }),
          earlier: objectOf(COHORT_STAGE),
          change: orNull(NUMBER),
          changeInterval: orNull(INTERVAL),
        }),
      ),
      mostLost: orNull(TEXT),
      slowest: orNull(TEXT),
      worsened: listOf(TEXT),
    }),
  ],
  ask: ({ bus, grant, reader, given }) =>
    bus.execute(new Ask('funnelBottlenecks', bottlenecksAsked(given, grant)).by(reader)),
};

/** @throws QuestionRefused */
export function bottlenecksAsked({ earlierFrom, earlierTo, horizon, min, ...flow }: Given, grant: Grant) {
  const { by: _, ...question } = flowQuestionOf(flow, grant);
  return { ...question, earlier: earlierOf(earlierFrom, earlierTo), horizonDays: horizon, minimum: min };
}
