import { type StageModel, stageModelOf } from '#opportunity';
import { stagesToWin } from '#planning';
import { type FunnelBottlenecks, funnelBottlenecks, minimumOf, type Tell } from '#projections/funnel-flow';
import { askFlows, type FlowAnswer, type FlowQuestion } from './ask-flows.ts';
import { horizonOf } from './comparison-scene.ts';
import { type Bounds, boundsAsked } from './earlier-period.ts';
import { explaining } from './explain-answer.ts';
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
 * @param tell told of what each figure counts
 * @throws QuestionRefused, StageModelNeeded; ViewBehind and what the stores throw
 */
export async function askFunnelBottlenecks(
  engine: Engine,
  question: FunnelBottlenecksQuestion,
  tell?: Tell,
): Promise<FunnelBottlenecksAnswer> {
  const minimum = knownPolicies(minimumOf, question.minimum);
  const horizonDays = horizonOf(question.horizonDays);
  return askFlows(engine, question, (flows, settled): FunnelBottlenecks & { readonly groups?: never } => {
    const { period, earlier } = boundsAsked(question, settled.to);
    const model = stageModelOf(settled.model) as StageModel;
    const asked = { ...settled, ...period, earlier, horizonDays, minimum };
    const scene = { model, ways: stagesToWin(model), currency: engine.store.header.currency };
    return funnelBottlenecks(flows, asked, scene, tell);
  });
}

/** The opportunities and events behind a figure of a bottleneck report: stages.ENGAGING.lost, stages.ENGAGING.earlier.entered, … */
export const askBottleneckCell = explaining(askFunnelBottlenecks);
