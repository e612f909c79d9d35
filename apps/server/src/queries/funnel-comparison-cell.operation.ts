import { Ask } from '#nest';
import { INCOMPLETE, INSTANT, objectOf, TEXT, YES } from './answer-schemas.ts';
import { CELL } from './explain-operation.ts';
import { comparisonAsked, comparisonParameters, type GivenComparison } from './funnel-comparison.operation.ts';
import { after, limit, text } from './parameter.ts';
import type { QueryOperation } from './query-operation.ts';

interface Given extends GivenComparison {
  readonly cell?: string;
  readonly limit: number;
  readonly after?: string;
}

export const funnelComparisonCellOperation: QueryOperation = {
  name: 'funnelComparisonCell',
  right: 'compare',
  path: '/v1/funnel/compare/explain',
  summary: {
    zh: '对比中某个数字背后的商机与事件，分页',
    en: 'The opportunities and events behind a figure of the comparison, page by page',
  },
  parameters: [
    ...comparisonParameters,
    {
      ...text('cell', 'as the answer names it: won, stages.ENGAGING.wentOn, earlier.entries'),
      isRequired: true,
    },
    limit,
    after,
  ],
  answer: [
    'FunnelComparisonCell',
    objectOf({
      stageModel: TEXT,
      from: INSTANT,
      to: INSTANT,
      asOf: INSTANT,
      effectiveAt: INSTANT,
      id: TEXT,
      ...CELL,
      position: TEXT,
      settled: YES,
      incomplete: INCOMPLETE,
    }),
  ],
  ask({ bus, grant, reader, given }) {
    const { cell, limit, after, ...compared } = given as unknown as Given;
    const asked = { ...comparisonAsked(compared, grant), cell, limit, after };
    return bus.execute(new Ask('funnelComparisonCell', asked).by(reader));
  },
};
