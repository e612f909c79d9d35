import type { Instant } from '#kernel';
import { type FunnelBridge, funnelBridge } from '#projections/funnel-flow';
import { askFlows, type FlowAnswer, type FlowQuestion, type Labelled } from './ask-flows.ts';
import { QuestionRefused } from './errors.ts';
import type { Engine } from './open-engine.ts';

export interface FunnelBridgeQuestion extends FlowQuestion {
  readonly from: Instant;
  /** What was known when the start was told; what was entered since is `lateEntries`. */
  readonly startAsOf?: Instant | undefined;
}

export type FunnelBridgeAnswer = Labelled<FunnelBridge> & FlowAnswer;

/**
 * How the open opportunities at `from` became those at `to`.
 * @throws QuestionRefused, StageModelNeeded; ViewBehind and what the stores throw
 */
export async function askFunnelBridge(engine: Engine, question: FunnelBridgeQuestion): Promise<FunnelBridgeAnswer> {
  const { from, startAsOf } = question;
  return askFlows(engine, question, (flows, settled) => {
    if (startAsOf !== undefined && startAsOf > settled.asOf) {
      throw new QuestionRefused(`startAsOf ${startAsOf} lies after asOf ${settled.asOf}: swap them`);
    }
    return funnelBridge(flows, { ...settled, from, startAsOf }, engine.store.header.currency);
  });
}
