import { type StageModel, stageModelOf } from '#opportunity';
import { stagesToWin } from '#planning';
import { type FunnelBottlenecks, funnelBottlenecks, minimumOf } from '#projections/funnel-flow';
import { askFlows, type FlowAnswer, type FlowQuestion } from './ask-flows.ts';
import { horizonOf } from './comparison-scene.ts';
import { type Bounds, boundsAsked } from './earlier-period.ts';
import { knownPolicies } from './known-policies.ts';
import type { Engine } from './open-engine.ts';

export interface FunnelBottlenecksQuestion extends Omit<FlowQuestion, 'by'> {
  /** The cohort that it is held against; default: of as long before. */
  readonly earlier?: Bounds | undefined;
  /** How long after the entry of a stage it counts as gone on; default 90. */
  readonly horizonDays?: number | undefined;
  readonly minimum?: number | undefined;
}

export type FunnelBottlenecksAnswer = FunnelBottlenecks & FlowAnswer;

/**
 * Where opportunities are lost, where they wait, and where it has become worse.
 * @throws QuestionRefused, StageModelNeeded; ViewBehind and what the stores throw
 */
export async function askFunnelBottlenecks(
  engine: Engine,
  question: FunnelBottlenecksQuestion,
): Promise<FunnelBottlenecksAnswer> {
  const minimum = knownPolicies(minimumOf, question.minimum);
  const horizonDays = horizonOf(question.horizonDays);
  return askFlows(engine, question, (flows, settled): FunnelBottlenecks & { readonly groups?: never } => {
    const { period, earlier } = boundsAsked(question, settled.to);
    const model = stageModelOf(settled.model) as StageModel;
    const asked = { ...settled, ...period, earlier, horizonDays, minimum };
    return funnelBottlenecks(flows, asked, { model, ways: stagesToWin(model), currency: engine.store.header.currency });
  });
}
