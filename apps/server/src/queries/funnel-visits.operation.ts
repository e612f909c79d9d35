import type { Instant } from '#kernel';
import { Ask } from '#nest';
import { VISIT_DIMENSIONS } from '#projections/visits';
import { COUNT, INCOMPLETE, INSTANT, listOf, objectOf, ref, TEXT, YES } from './answer-schemas.ts';
import { askedRows } from './asked-rows.ts';
import { asOf, begin, effectiveAt, list, oneOf, time, wholeNumber } from './parameter.ts';
import type { QueryOperation } from './query-operation.ts';

interface Given {
  readonly asOf?: Instant;
  readonly effectiveAt?: Instant;
  readonly from?: Instant;
  readonly to?: Instant;
  readonly by?: string;
  readonly where?: readonly string[];
  readonly minimumCases?: number;
}

const RATES = { traffic: COUNT, unprofiled: COUNT, profiled: ref('Rate'), returned: ref('Rate') };

export const funnelVisitsOperation: QueryOperation = {
  name: 'funnelVisits',
  right: 'visits',
  path: '/v1/funnel/visits',
  summary: { zh: '客流、留档率、二次来店率', en: 'Traffic, files and who came again in a period' },
  parameters: [
    begin('from', 'the first instant of the period, or a date meaning its first; default: of the month of its end'),
    time('to', 'the last instant of the period, or a date meaning its last; default: effectiveAt'),
    asOf,
    effectiveAt,
    oneOf('by', 'group by a dimension', VISIT_DIMENSIONS),
    list('where', 'only these, as dimension=value; the same dimension again: either value'),
    wholeNumber('minimumCases', 'rates of fewer cases are not shown', 5),
  ],
  answer: [
    'FunnelVisits',
    objectOf({
      from: INSTANT,
      to: INSTANT,
      zone: TEXT,
      asOf: INSTANT,
      effectiveAt: INSTANT,
      minimumCases: COUNT,
      ...RATES,
      'by?': TEXT,
      'groups?': listOf(objectOf({ key: TEXT, 'label?': TEXT, ...RATES })),
      position: TEXT,
      settled: YES,
      incomplete: INCOMPLETE,
    }),
  ],
  ask({ bus, grant: { scope, seesPersonalData }, reader, given }) {
    const { where, ...question } = given as Given;
    return bus.execute(
      new Ask('funnelVisits', { ...question, ...askedRows(scope, where), mayName: seesPersonalData }).by(reader),
    );
  },
};
