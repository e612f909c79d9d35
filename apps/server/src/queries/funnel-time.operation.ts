import type { Grant } from '#access';
import { Ask } from '#nest';
import { COUNT, listOf, NUMBER, objectOf, orNull, ref, TEXT } from './answer-schemas.ts';
import { FLOW_ANSWER, flowParameters, flowQuestionOf, type GivenFlow } from './flow-question.ts';
import type { QueryOperation } from './query-operation.ts';

const SUM = { count: COUNT, value: orNull(ref('Money')), 'values?': listOf(ref('Money')) };
const STAY = objectOf({ open: COUNT, medianDays: orNull(NUMBER), 'unsaid?': TEXT });

const FIGURES = {
  stages: listOf(
    objectOf({
      stage: TEXT,
      entered: COUNT,
      visits: COUNT,
      firstVisit: STAY,
      latestVisit: STAY,
      cumulative: STAY,
      stalled: objectOf({ ...SUM, afterDays: orNull(NUMBER), by: orNull(TEXT) }),
    }),
  ),
  slippage: objectOf({
    expected: COUNT,
    won: COUNT,
    lost: COUNT,
    slipped: objectOf(SUM),
    overdue: objectOf(SUM),
    rate: ref('Rate'),
  }),
  pushes: objectOf({
    deals: COUNT,
    pushedDeals: COUNT,
    pushes: COUNT,
    daysPushed: COUNT,
    perDeal: orNull(NUMBER),
    daysPerPush: orNull(NUMBER),
  }),
};

export const funnelTimeOperation: QueryOperation = {
  name: 'funnelTime',
  right: 'funnel',
  path: '/v1/funnel/time',
  summary: {
    zh: '阶段停留、停滞、延期与推迟',
    en: 'Time in stage, what has stalled, and how expected dates move',
  },
  parameters: flowParameters,
  answer: [
    'FunnelTime',
    objectOf({
      ...FLOW_ANSWER,
      minimum: COUNT,
      ...FIGURES,
      'groups?': listOf(objectOf({ key: TEXT, 'label?': TEXT, ...FIGURES })),
    }),
  ],
  ask: ({ bus, grant, reader, given }) => bus.execute(new Ask('funnelTime', timeAsked(given, grant)).by(reader)),
};

/** @throws QuestionRefused */
export function timeAsked({ min, ...flow }: GivenFlow, grant: Grant) {
  return { ...flowQuestionOf(flow, grant), minimum: min };
}
