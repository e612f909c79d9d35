import type { Grant } from '#access';
import { type FunnelComparisonQuestion, QuestionRefused } from '#engine';
import { Ask } from '#nest';
import { COUNT, INSTANT, INTERVAL, listOf, mapOf, NUMBER, objectOf, orNull, ref, TEXT, YES } from './answer-schemas.ts';
import { askedRows } from './asked-rows.ts';
import {
  earlierOf,
  earlierParameters,
  FLOW_ANSWER,
  flowParameters,
  flowQuestionOf,
  type GivenEarlierFlow,
} from './flow-question.ts';
import { list, type Parameter, text, wholeNumber } from './parameter.ts';
import type { QueryOperation } from './query-operation.ts';

export interface GivenComparison extends GivenEarlierFlow {
  readonly ideal?: string;
  readonly id?: string;
  readonly horizon?: number;
  readonly beside?: readonly string[];
}

const FILTERS = mapOf(listOf(TEXT));

export const COHORT_STAGE = {
  entered: COUNT,
  value: orNull(ref('Money')),
  'values?': listOf(ref('Money')),
  lost: COUNT,
  still: COUNT,
  rate: orNull(NUMBER),
  interval: orNull(INTERVAL),
  error: orNull(NUMBER),
  atRisk: orNull(COUNT),
  'thin?': YES,
  'unsaid?': TEXT,
  medianDays: orNull(NUMBER),
  plateau: orNull(objectOf({ day: NUMBER, rate: NUMBER, afterHorizon: NUMBER })),
};

const OUTCOME = {
  entries: COUNT,
  won: objectOf({ count: COUNT, value: orNull(ref('Money')), 'values?': listOf(ref('Money')) }),
  'wonWithoutValue?': COUNT,
  averageValue: orNull(NUMBER),
  outcome: orNull(NUMBER),
  'unsaid?': TEXT,
};

const CONTRIBUTION = objectOf({ lmdi: orNull(NUMBER), shapley: NUMBER, share: orNull(NUMBER) });

/** Longer than a name: an id says all that a comparison asks. */
const LONGEST_ID = 8_192;

const comparisonIdParameter: Parameter = {
  ...text('id', 'makes a comparison again; nothing else is given then'),
  schema: { type: 'string', minLength: 1, maxLength: LONGEST_ID },
  read(value) {
    if (value.length > 0 && value.length <= LONGEST_ID) return value;
    throw new QuestionRefused({
      zh: 'id 不是对比的编号：请原样给出答案中的 `id`',
      en: 'id is no id of a comparison: give the `id` of an answer as it was',
    });
  },
};

const COMPARISON = {
  ...FLOW_ANSWER,
  id: TEXT,
  from: INSTANT,
  horizonDays: COUNT,
  minimum: COUNT,
  filters: FILTERS,
  ideal: objectOf({
    id: TEXT,
    version: COUNT,
    effectiveFrom: INSTANT,
    period: TEXT,
    share: NUMBER,
    entries: NUMBER,
    averageValue: ref('Money'),
    outcome: NUMBER,
  }),
  actual: objectOf(OUTCOME),
  'earlier?': objectOf({ from: INSTANT, to: INSTANT, ...OUTCOME }),
  'beside?': objectOf({ filters: FILTERS, ...OUTCOME }),
  stages: listOf(
    objectOf({
      stage: TEXT,
      ideal: objectOf({ count: NUMBER, value: NUMBER, rate: NUMBER, medianDays: orNull(NUMBER) }),
      actual: objectOf(COHORT_STAGE),
      'earlier?': objectOf(COHORT_STAGE),
      'beside?': objectOf(COHORT_STAGE),
      interval: orNull(INTERVAL),
      gap: orNull(NUMBER),
      significant: orNull(YES),
      lmdi: orNull(NUMBER),
      shapley: orNull(NUMBER),
      share: orNull(NUMBER),
    }),
  ),
  entries: orNull(CONTRIBUTION),
  averageValue: orNull(CONTRIBUTION),
  gap: orNull(NUMBER),
  residual: orNull(NUMBER),
  timing: orNull(NUMBER),
  wonInPeriod: orNull(ref('Money')),
  'mix?': objectOf({
    rate: orNull(NUMBER),
    earlierRate: orNull(NUMBER),
    mix: orNull(NUMBER),
    rateEffect: orNull(NUMBER),
  }),
  'groups?': listOf(
    objectOf({
      key: TEXT,
      'label?': TEXT,
      entered: COUNT,
      rate: orNull(NUMBER),
      earlier: objectOf({ entered: COUNT, rate: orNull(NUMBER) }),
      mix: orNull(NUMBER),
      rateEffect: orNull(NUMBER),
    }),
  ),
};

export const comparisonParameters: readonly Parameter[] = [
  text('ideal', 'id of an ideal funnel, in the version in force, or id@version'),
  comparisonIdParameter,
  ...flowParameters.filter(({ name }) => name !== 'stageModel'),
  wholeNumber('horizon', 'gone on within so many days of entering a stage', 90),
  ...earlierParameters,
  list('beside', 'the same cohort in another scope beside it, as dimension=value'),
];

export const funnelComparisonOperation: QueryOperation = {
  name: 'funnelComparison',
  right: 'compare',
  path: '/v1/funnel/compare',
  summary: {
    zh: '同期群与理想漏斗对比，以及差额由什么构成',
    en: 'A cohort against an ideal funnel, and what the gap is made of',
  },
  parameters: comparisonParameters,
  answer: ['FunnelComparison', objectOf(COMPARISON)],
  ask({ bus, grant, reader, given }) {
    return bus.execute(new Ask('funnelComparison', comparisonAsked(given as GivenComparison, grant)).by(reader));
  },
};

/** The comparison within the rows that the asker may see. @throws QuestionRefused */
export function comparisonAsked(given: GivenComparison, grant: Grant): FunnelComparisonQuestion {
  const { ideal, id, horizon, earlierFrom, earlierTo, beside, min, ...flow } = given;
  return {
    ...flowQuestionOf(flow, grant),
    ideal,
    comparison: id,
    horizonDays: horizon,
    earlier: earlierOf(earlierFrom, earlierTo),
    beside: beside && askedRows(grant.scope, beside).filters,
    minimum: min,
  };
}
