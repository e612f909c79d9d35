import { Ask } from '#nest';
import { objectOf } from './answer-schemas.ts';
import { CELL } from './explain-operation.ts';
import { FLOW_ANSWER, flowParameters, flowQuestionOf, type GivenFlow } from './flow-question.ts';
import { askedPoliciesOf, type GivenPolicies, policyParameters } from './funnel-conversion.operation.ts';
import { after, limit, text } from './parameter.ts';
import type { QueryOperation } from './query-operation.ts';

interface Given extends GivenFlow, Omit<GivenPolicies, 'min'> {
  readonly cell?: string;
  readonly limit: number;
  readonly after?: string;
}

export const funnelConversionCellOperation: QueryOperation = {
  name: 'funnelConversionCell',
  right: 'funnel',
  path: '/v1/funnel/conversion/explain',
  summary: {
    zh: '转化中某个数字背后的商机与事件，分页',
    en: 'The opportunities and events behind a figure of the conversion, page by page',
  },
  parameters: [
    ...flowParameters.filter(({ name }) => name !== 'by'),
    ...policyParameters,
    {
      ...text('cell', 'as the answer names it: winRate.k, stages.ENGAGING.entered, cumulativeIncidence.90.won'),
      isRequired: true,
    },
    limit,
    after,
  ],
  answer: [
    'FunnelConversionCell',
    objectOf({
      ...FLOW_ANSWER,
      ...CELL,
    }),
  ],
  ask({ bus, grant, reader, given }) {
    const { cell, limit, after, ...flow } = given as unknown as Given;
    const page = { cell, limit, after };
    const question = { ...flowQuestionOf(flow, grant), policies: askedPoliciesOf(flow), ...page };
    return bus.execute(new Ask('funnelConversionCell', question).by(reader));
  },
};
