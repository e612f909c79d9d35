import { type StageModel, stageModelOf } from '#opportunity';
import { type FunnelPerformance, funnelPerformance, minimumOf } from '#projections/funnel-flow';
import { askFlows, type FlowAnswer, type FlowQuestion, type Labelled } from './ask-flows.ts';
import { type Bounds, boundsAsked } from './earlier-period.ts';
import { knownPolicies } from './known-policies.ts';
import type { Engine } from './open-engine.ts';

export interface FunnelPerformanceQuestion extends FlowQuestion {
  /** What the period is held against; default: as long before. */
  readonly earlier?: Bounds | undefined;
  /** Rates and medians of fewer are not given; default 5. */
  readonly minimum?: number | undefined;
}

export type FunnelPerformanceAnswer = Labelled<FunnelPerformance> & FlowAnswer;

/**
 * What was sold in a period, by whom and through which channel, and how it has grown.
 * @throws QuestionRefused, StageModelNeeded; ViewBehind and what the stores throw
 */
export async function askFunnelPerformance(
  engine: Engine,
  question: FunnelPerformanceQuestion,
): Promise<FunnelPerformanceAnswer> {
  const minimum = knownPolicies(minimumOf, question.minimum);
  return askFlows(engine, question, (flows, settled) => {
    const { period, earlier } = boundsAsked(question, settled.to);
    const asked = { ...settled, ...period, earlier, minimum };
    return funnelPerformance(flows, asked, stageModelOf(settled.model) as StageModel, engine.store.header.currency);
  });
}
