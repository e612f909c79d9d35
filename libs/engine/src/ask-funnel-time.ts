import type { Zone } from '#kernel';
import { type StageModel, stageModelOf } from '#opportunity';
import { type FunnelTime, funnelTime, minimumOf, type Tell } from '#projections/funnel-flow';
import { askFlows, type FlowAnswer, type FlowQuestion, type Labelled } from './ask-flows.ts';
import { explaining } from './explain-answer.ts';
import { knownPolicies } from './known-policies.ts';
import type { Engine } from './open-engine.ts';

export interface FunnelTimeQuestion extends FlowQuestion {
  /** Medians and rates of fewer are not given; default 5. */
  readonly minimum?: number | undefined;
}

export type FunnelTimeAnswer = Labelled<FunnelTime> & FlowAnswer;

/**
 * How long opportunities stay in each stage, and how their expected dates move.
 * @param tell told of what each figure counts
 * @throws QuestionRefused, StageModelNeeded; ViewBehind and what the stores throw
 */
export async function askFunnelTime(
  engine: Engine,
  question: FunnelTimeQuestion,
  tell?: Tell,
): Promise<FunnelTimeAnswer> {
  const minimum = knownPolicies(minimumOf, question.minimum);
  const { zone, currency } = engine.store.header;
  return askFlows(engine, question, (flows, settled) =>
    funnelTime(
      flows,
      { ...settled, minimum },
      { model: stageModelOf(settled.model) as StageModel, zone: zone as Zone, currency },
      tell,
    ),
  );
}

/** The opportunities and events behind a figure of the times in stage: stages.ENGAGING.stalled, slippage.slipped, pushes.daysPushed, … */
export const askTimeCell = explaining(askFunnelTime);
