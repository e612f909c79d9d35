import { type StageModel, stageModelOf } from '#opportunity';
import { type FunnelVelocity, funnelVelocity, minimumOf, type Tell } from '#projections/funnel-flow';
import { askFlows, type FlowAnswer, type FlowQuestion, type Labelled } from './ask-flows.ts';
import { explaining } from './explain-answer.ts';
import { knownPolicies } from './known-policies.ts';
import type { Engine } from './open-engine.ts';

export interface FunnelVelocityQuestion extends FlowQuestion {
  /** The stage from which on an open one counts; default: the one that Qualified leads to, else the first. */
  readonly qualifiedFrom?: string | undefined;
  /** Rates of fewer are not given; default 5. */
  readonly minimum?: number | undefined;
}

export type FunnelVelocityAnswer = Labelled<FunnelVelocity> & FlowAnswer;

/**
 * How much is won a day by what is open, at the rate, value and pace of a period.
 * @param tell told of what each figure counts
 * @throws QuestionRefused, StageModelNeeded; ViewBehind and what the stores throw
 */
export async function askFunnelVelocity(
  engine: Engine,
  question: FunnelVelocityQuestion,
  tell?: Tell,
): Promise<FunnelVelocityAnswer> {
  const minimum = knownPolicies(minimumOf, question.minimum);
  const { qualifiedFrom } = question;
  return askFlows(engine, question, (flows, settled) => {
    const model = stageModelOf(settled.model) as StageModel;
    const velocity = () => funnelVelocity(flows, { ...settled, qualifiedFrom, minimum }, model, tell);
    return knownPolicies(velocity, undefined);
  });
}

/** The opportunities and events behind a figure of a velocity: openQualified, winRate.k, velocities.CNY.won, … */
export const askVelocityCell = explaining(askFunnelVelocity);
