import { Ask } from '#nest';
import { POLICIES } from '#projections/funnel-flow';
import { COUNT, INTERVAL, listOf, mapOf, NUMBER, objectOf, orNull, ref, SHARES, TEXT, YES } from './answer-schemas.ts';
import { FLOW_ANSWER, flowParameters, flowQuestionOf, type GivenFlow } from './flow-question.ts';
import { oneOf } from './parameter.ts';
import type { QueryOperation } from './query-operation.ts';

interface Given extends GivenFlow {
  readonly kind?: string;
  readonly entry?: string;
  readonly order?: string;
  readonly regression?: string;
  readonly episode?: string;
  readonly basis?: string;
  readonly decided?: string;
}

const FIGURES = {
  stages: listOf(
    objectOf({
      stage: TEXT,
      entered: COUNT,
      progressed: orNull(COUNT),
      n: COUNT,
      rate: orNull(NUMBER),
      interval: orNull(INTERVAL),
      cumulativeRate: orNull(NUMBER),
      medianDays: orNull(NUMBER),
      'suppressed?': YES,
      'values?': SHARES,
    }),
  ),
  conversion: ref('Rate'),
  winRate: ref('Rate'),
  lossRate: ref('Rate'),
  'dealer?': mapOf(ref('Rate')),
};

export const funnelConversionOperation: QueryOperation = {
  name: 'funnelConversion',
  right: 'funnel',
  path: '/v1/funnel/conversion',
  summary: { zh: '各阶段转化，连同分子与分母', en: 'From stage to stage, with numerators and denominators' },
  parameters: [
    ...flowParameters,
    oneOf('kind', 'of a cohort, of what moved in the period, or the stock at its end', POLICIES.kind),
    oneOf('entry', 'whether skipped stages count as passed', POLICIES.entryPolicy),
    oneOf('order', 'in which order stages count', POLICIES.orderPolicy),
    oneOf('regression', 'what a step back undoes', POLICIES.regressionPolicy),
    oneOf('episode', 'what is counted', POLICIES.episodePolicy),
    oneOf('basis', 'rates of numbers, or of their value', POLICIES.basis),
    oneOf('decided', 'all, or only what is won or lost', POLICIES.decided),
  ],
  answer: [
    'FunnelConversion',
    objectOf({
      ...FLOW_ANSWER,
      kind: TEXT,
      policies: objectOf({
        kind: TEXT,
        entryPolicy: TEXT,
        orderPolicy: TEXT,
        regressionPolicy: TEXT,
        episodePolicy: TEXT,
        basis: TEXT,
        decided: TEXT,
        minimum: COUNT,
      }),
      ...FIGURES,
      'groups?': listOf(objectOf({ key: TEXT, 'label?': TEXT, ...FIGURES })),
    }),
  ],
  ask({ bus, grant, reader, given }) {
    const { kind, entry, order, regression, episode, basis, decided, min, ...flow } = given as Given;
    const policies = {
      kind,
      entryPolicy: entry,
      orderPolicy: order,
      regressionPolicy: regression,
      episodePolicy: episode,
      basis,
      decided,
      minimum: min,
    };
    return bus.execute(new Ask('funnelConversion', { ...flowQuestionOf(flow, grant), policies }).by(reader));
  },
};
