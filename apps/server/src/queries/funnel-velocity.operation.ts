import type { Grant } from '#access';
import { Ask } from '#nest';
import { COUNT, listOf, NUMBER, objectOf, orNull, ref, TEXT, YES } from './answer-schemas.ts';
import { FLOW_ANSWER, flowParameters, flowQuestionOf, type GivenFlow } from './flow-question.ts';
import { text } from './parameter.ts';
import type { QueryOperation } from './query-operation.ts';

interface Given extends GivenFlow {
  readonly qualifiedFrom?: string;
}

const FIGURES = {
  openQualified: COUNT,
  openUnvalued: COUNT,
  winRate: ref('Rate'),
  wonUnvalued: COUNT,
  medianCycleDays: orNull(NUMBER),
  'thin?': YES,
  velocities: listOf(
    objectOf({
      currency: TEXT,
      open: COUNT,
      won: COUNT,
      averageWonValue: ref('Money'),
      perDay: orNull(ref('Money')),
    }),
  ),
  'unsaid?': TEXT,
};

export const funnelVelocityOperation: QueryOperation = {
  name: 'funnelVelocity',
  right: 'funnel',
  path: '/v1/funnel/velocity',
  summary: {
    zh: '销售速度：在途商机每天带来的赢单金额',
    en: 'What is won a day by what is open',
  },
  parameters: [
    ...flowParameters,
    text('qualifiedFrom', 'open ones count from this stage on; default: the one that qualifying leads to, else all'),
  ],
  answer: [
    'FunnelVelocity',
    objectOf({
      ...FLOW_ANSWER,
      minimum: COUNT,
      qualifiedFrom: TEXT,
      ...FIGURES,
      'groups?': listOf(objectOf({ key: TEXT, 'label?': TEXT, ...FIGURES })),
    }),
  ],
  ask: ({ bus, grant, reader, given }) =>
    bus.execute(new Ask('funnelVelocity', velocityAsked(given, grant)).by(reader)),
};

/** @throws QuestionRefused */
export function velocityAsked({ min, qualifiedFrom, ...flow }: Given, grant: Grant) {
  return { ...flowQuestionOf(flow, grant), minimum: min, qualifiedFrom };
}
