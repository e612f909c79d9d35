import { type StageModel, stageModelOf } from '#opportunity';
import { type AskedPolicies, type FunnelConversion, funnelConversion, policiesOf } from '#projections/funnel-flow';
import { askFlows, type FlowAnswer, type FlowQuestion, type Labelled } from './ask-flows.ts';
import { knownPolicies } from './known-policies.ts';
import type { Engine } from './open-engine.ts';

export interface FunnelConversionQuestion extends FlowQuestion {
  readonly policies: AskedPolicies;
}

export type FunnelConversionAnswer = Labelled<FunnelConversion> & FlowAnswer;

/**
 * How opportunities went from stage to stage, as the policies read it.
 * @throws QuestionRefused, StageModelNeeded; ViewBehind and what the stores throw
 */
export async function askFunnelConversion(
  engine: Engine,
  question: FunnelConversionQuestion,
): Promise<FunnelConversionAnswer> {
  const policies = knownPolicies(policiesOf, question.policies);
  return askFlows(engine, question, (flows, settled) =>
    funnelConversion(
      flows,
      { ...settled, policies },
      stageModelOf(settled.model) as StageModel,
      engine.store.header.currency,
    ),
  );
}
