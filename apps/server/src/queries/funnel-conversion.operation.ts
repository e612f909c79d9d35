import type { Instant } from '#kernel';
import { Ask } from '#nest';
import { type AskedPolicies, POLICIES } from '#projections/funnel-flow';
import {
  COUNT,
  INSTANT,
  INTERVAL,
  listOf,
  mapOf,
  NUMBER,
  objectOf,
  orNull,
  ref,
  SHARES,
  TEXT,
  YES,
} from './answer-schemas.ts';
import { FLOW_ANSWER, flowParameters, flowQuestionOf, type GivenFlow } from './flow-question.ts';
import { knownTime, oneOf, type Parameter, time, wholeNumber } from './parameter.ts';
import type { QueryOperation } from './query-operation.ts';

interface Given extends GivenFlow, Omit<GivenPolicies, 'min'> {
  readonly horizon?: readonly number[];
  readonly earlierAsOf?: Instant;
  readonly earlierEffectiveAt?: Instant;
}

const POINT = objectOf({
  day: COUNT,
  atRisk: COUNT,
  survival: NUMBER,
  won: NUMBER,
  interval: orNull(INTERVAL),
  lost: NUMBER,
  'thin?': YES,
});

const CURVE_FIGURES = {
  cumulativeIncidence: listOf(
    objectOf({
      day: COUNT,
      atRisk: orNull(COUNT),
      survival: orNull(NUMBER),
      won: orNull(NUMBER),
      interval: orNull(INTERVAL),
      lost: orNull(NUMBER),
      'thin?': YES,
      'unsaid?': TEXT,
    }),
  ),
  curve: orNull(
    objectOf({
      units: COUNT,
      'neverAtRisk?': COUNT,
      medianDays: orNull(NUMBER),
      'medianUnsaid?': TEXT,
      plateau: objectOf({ day: COUNT, won: NUMBER, interval: orNull(INTERVAL), lost: NUMBER }),
      lastEventDay: NUMBER,
      lastSeenDay: NUMBER,
      thinFromDay: orNull(COUNT),
      'points?': listOf(POINT),
    }),
  ),
  'curveUnsaid?': TEXT,
};

const CURVE_THEN = objectOf({ entered: COUNT, ...CURVE_FIGURES });

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
      'medianUnsaid?': TEXT,
      'suppressed?': YES,
      'values?': SHARES,
    }),
  ),
  conversion: ref('Rate'),
  winRate: ref('Rate'),
  lossRate: ref('Rate'),
  ...CURVE_FIGURES,
  'dealer?': mapOf(ref('Rate')),
};

/** Every policy of a conversion. */
export const policyParameters: readonly Parameter[] = [
  oneOf('kind', 'of a cohort, of what moved in the period, or the stock at its end', POLICIES.kind),
  oneOf('entry', 'whether skipped stages count as passed', POLICIES.entryPolicy),
  oneOf('order', 'in which order stages count', POLICIES.orderPolicy),
  oneOf('regression', 'what a step back undoes', POLICIES.regressionPolicy),
  oneOf('episode', 'what is counted', POLICIES.episodePolicy),
  oneOf('basis', 'rates of numbers, or of their value', POLICIES.basis),
  oneOf('decided', 'all, or only what is won or lost', POLICIES.decided),
  oneOf('interval', 'how the interval of a rate is reckoned', POLICIES.interval),
  oneOf('riskSet', 'since when the curve counts something as at risk', POLICIES.riskSet),
];

/** What is given of them. */
export interface GivenPolicies {
  readonly kind?: string;
  readonly entry?: string;
  readonly order?: string;
  readonly regression?: string;
  readonly episode?: string;
  readonly basis?: string;
  readonly decided?: string;
  readonly interval?: string;
  readonly riskSet?: string;
  readonly min?: number;
}

export function askedPoliciesOf(given: GivenPolicies): AskedPolicies {
  const { kind, entry, order, regression, episode, basis, decided, interval, riskSet, min } = given;
  return {
    kind,
    entryPolicy: entry,
    orderPolicy: order,
    regressionPolicy: regression,
    episodePolicy: episode,
    basis,
    decided,
    interval,
    riskSet,
    minimum: min,
  };
}

export const funnelConversionOperation: QueryOperation = {
  name: 'funnelConversion',
  right: 'funnel',
  path: '/v1/funnel/conversion',
  summary: { zh: '各阶段转化，连同分子与分母', en: 'From stage to stage, with numerators and denominators' },
  parameters: [
    ...flowParameters,
    ...policyParameters,
    {
      ...wholeNumber('horizon', 'tell the curve at this many days; default: 30, 60, 90 and 120'),
      isList: true,
    },
    time('earlierEffectiveAt', 'hold against it the curve as of then: an instant, or a date'),
    knownTime('earlierAsOf', 'the same by what was known then: an instant, or a date'),
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
        interval: TEXT,
        riskSet: TEXT,
        minimum: COUNT,
      }),
      ...FIGURES,
      'earlier?': objectOf({
        asOf: INSTANT,
        effectiveAt: INSTANT,
        early: CURVE_THEN,
        late: CURVE_THEN,
        outside: listOf(objectOf({ fromDay: COUNT, toDay: COUNT, side: TEXT })),
        agrees: orNull(YES),
      }),
      'groups?': listOf(objectOf({ key: TEXT, 'label?': TEXT, ...FIGURES })),
    }),
  ],
  ask({ bus, grant, reader, given }) {
    const { horizon: horizons, earlierAsOf, earlierEffectiveAt, ...flow } = given as Given;
    const earlier = { asOf: earlierAsOf, effectiveAt: earlierEffectiveAt };
    const policies = askedPoliciesOf(flow);
    return bus.execute(
      new Ask('funnelConversion', { ...flowQuestionOf(flow, grant), policies, horizons, earlier }).by(reader),
    );
  },
};
