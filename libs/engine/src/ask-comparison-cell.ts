import type { Instant } from '#kernel';
import { type ComparisonCell, comparisonCell } from '#projections/funnel-flow';
import { askFlows, type FlowAnswer } from './ask-flows.ts';
import { type FunnelComparisonQuestion, settledComparison } from './ask-funnel-comparison.ts';
import { QuestionRefused } from './errors.ts';
import { type AskedPage, type ExplainedCell, pageOfCell } from './explained-cell.ts';
import { knownPolicies } from './known-policies.ts';
import type { Engine } from './open-engine.ts';

export interface ComparisonCellQuestion extends FunnelComparisonQuestion, AskedPage {
  /** As the answer names its figures: `stages.ENGAGING.wentOn`, `won`, `earlier.entries`. */
  readonly cell: string | undefined;
}

export interface ComparisonCellAnswer extends FlowAnswer, ExplainedCell, Omit<ComparisonCell, 'counted' | 'count'> {
  readonly stageModel: string;
  readonly from: Instant;
  readonly to: Instant;
  readonly asOf: Instant;
  readonly effectiveAt: Instant;
}

interface Found {
  readonly found: ComparisonCell;
  readonly groups?: never;
}

/**
 * The opportunities behind a figure of a comparison, and the events that they rest on, page by page.
 * @throws QuestionRefused; ViewBehind and what the stores throw
 */
export async function askComparisonCell(
  engine: Engine,
  question: ComparisonCellQuestion,
): Promise<ComparisonCellAnswer> {
  const { cell, limit, after, ...compared } = question;
  if (cell === undefined)
    throw new QuestionRefused({
      zh: '未指明数字：请指明一个，如 won',
      en: 'no cell is named: name one, such as won',
    });
  const pageOf = pageOfCell({ limit, after });
  const { asked, flow, scene } = await settledComparison(engine, compared);
  const { found, ...completeness } = await askFlows<Found>(engine, flow, (flows) => ({
    found: knownPolicies((name: string) => comparisonCell(flows, asked, scene, name), cell),
  }));
  const { counted, ...named } = found;
  const { stageModel, from, to, asOf, effectiveAt } = asked;
  return {
    ...{ stageModel, from, to, asOf, effectiveAt },
    ...named,
    ...(await pageOf(engine, counted, asked)),
    ...completeness,
  };
}
