import { type StageModel, stageModelOf } from '#opportunity';
import { type FunnelPerformance, funnelPerformance, minimumOf, type Tell } from '#projections/funnel-flow';
import { askFlows, type FlowAnswer, type FlowQuestion, type Labelled } from './ask-flows.ts';
import { type Bounds, boundsAsked } from './earlier-period.ts';
import { explaining } from './explain-answer.ts';
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
 * @param tell told of what each figure counts
 * @throws QuestionRefused, StageModelNeeded; ViewBehind and what the stores throw
 */
export async function askFunnelPerformance(
  engine: Engine,
  question: FunnelPerformanceQuestion,
  tell?: Tell,
): Promise<FunnelPerformanceAnswer> {
  const minimum = knownPolicies(minimumOf, question.minimum);
  return askFlows(engine, question, (flows, settled) => {
    const { period, earlier } = boundsAsked(question, settled.to);
    const asked = { ...settled, ...period, earlier, minimum };
    const model = stageModelOf(settled.model) as StageModel;
    return funnelPerformance(flows, asked, model, engine.store.header.currency, tell);
  });
}

/** The opportunities and events behind a figure of a performance: won, earlier.winRate.n, groups.north.won, … */
export const askPerformanceCell = explaining(askFunnelPerformance);
