import type { Instant } from '#kernel';
import { type StageModel, stageModelOf } from '#opportunity';
import { type ConversionCell, conversionCell, policiesOf } from '#projections/funnel-flow';
import { askFlows, type FlowAnswer, type SettledQuestion } from './ask-flows.ts';
import type { FunnelConversionQuestion } from './ask-funnel-conversion.ts';
import { QuestionRefused } from './errors.ts';
import { type AskedPage, type ExplainedCell, pageOfCell } from './explained-cell.ts';
import { knownPolicies } from './known-policies.ts';
import type { Engine } from './open-engine.ts';

export interface ConversionCellQuestion extends Omit<FunnelConversionQuestion, 'horizons' | 'earlier'>, AskedPage {
  /** As the answer names its figures: `stages.ENGAGING.progressed`, `winRate.n`, `cumulativeIncidence.120.won`, `groups.north.winRate.k`. */
  readonly cell: string | undefined;
}

export interface ConversionCellAnswer extends FlowAnswer, ExplainedCell, Omit<ConversionCell, 'counted' | 'count'> {
  readonly stageModel: string;
  readonly from?: Instant;
  readonly to: Instant;
  readonly asOf: Instant;
  readonly effectiveAt: Instant;
}

interface Found {
  readonly found: ConversionCell;
  readonly asked: SettledQuestion;
  readonly groups?: never;
}

/**
 * The opportunities behind a cell of a conversion, and the events that they rest on, page by page.
 * @throws QuestionRefused, StageModelNeeded; ViewBehind and what the stores throw
 */
export async function askConversionCell(
  engine: Engine,
  question: ConversionCellQuestion,
): Promise<ConversionCellAnswer> {
  const { cell } = question;
  if (cell === undefined)
    throw new QuestionRefused({
      zh: '未指明数字：请指明一个，如 winRate.n',
      en: 'no cell is named: name one, such as winRate.n',
    });
  const pageOf = pageOfCell(question);
  const policies = knownPolicies(policiesOf, question.policies);
  const { found, asked, position, settled, incomplete } = await askFlows<Found>(engine, question, (flows, asked) => {
    const model = stageModelOf(asked.model) as StageModel;
    const explain = () => conversionCell(flows, { ...asked, policies }, cell, model, engine.store.header.currency);
    return { found: knownPolicies(explain, undefined), asked };
  });
  const { counted, ...named } = found;
  const { model, from, to, asOf, effectiveAt } = asked;
  return {
    stageModel: model,
    ...(from === undefined ? {} : { from }),
    ...{ to, asOf, effectiveAt, ...named },
    ...(await pageOf(engine, counted, asked)),
    ...{ position, settled, incomplete },
  };
}
