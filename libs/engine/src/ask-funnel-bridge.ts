import type { Instant } from '#kernel';
import { type FunnelBridge, funnelBridge, type Tell } from '#projections/funnel-flow';
import { askFlows, type FlowAnswer, type FlowQuestion, type Labelled } from './ask-flows.ts';
import { QuestionRefused } from './errors.ts';
import { explaining } from './explain-answer.ts';
import type { Engine } from './open-engine.ts';

export interface FunnelBridgeQuestion extends FlowQuestion {
  readonly from: Instant;
  /** What was known when the start was told; what was entered since is `lateEntries`. */
  readonly startAsOf?: Instant | undefined;
}

export type FunnelBridgeAnswer = Labelled<FunnelBridge> & FlowAnswer;

/**
 * How the open opportunities at `from` became those at `to`.
 * @param tell told of what each figure counts
 * @throws QuestionRefused, StageModelNeeded; ViewBehind and what the stores throw
 */
export async function askFunnelBridge(
  engine: Engine,
  question: FunnelBridgeQuestion,
  tell?: Tell,
): Promise<FunnelBridgeAnswer> {
  const { from, startAsOf } = question;
  return askFlows(engine, question, (flows, settled) => {
    if (startAsOf !== undefined && startAsOf > settled.asOf) {
      throw new QuestionRefused({
        zh: `startAsOf ${startAsOf} 晚于 asOf ${settled.asOf}：请对调`,
        en: `startAsOf ${startAsOf} lies after asOf ${settled.asOf}: swap them`,
      });
    }
    return funnelBridge(flows, { ...settled, from, startAsOf }, engine.store.header.currency, tell);
  });
}

/** The opportunities and events behind a figure of a bridge: openStart, movedOut, increase, … */
export const askBridgeCell = explaining(askFunnelBridge);
