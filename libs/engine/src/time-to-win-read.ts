import type { Instant } from '#kernel';
import { type StageModel, stageModelOf } from '#opportunity';
import { minimumOf, type TimeToWin, timeToWin } from '#projections/funnel-flow';
import { askFlows, type FlowAnswer, type FlowQuestion } from './ask-flows.ts';
import { QuestionRefused } from './errors.ts';
import type { Engine } from './open-engine.ts';

export interface TimeToWinAsked
  extends Pick<FlowQuestion, 'asOf' | 'effectiveAt' | 'filters' | 'isWithin' | 'stageModel'> {
  /** Above 0, below 1. */
  readonly winQuantile: string;
}

/** A quantile of the time to win, and from what of the log it was read. */
export interface TimeToWinRead extends TimeToWin {
  readonly stageModel: string;
  readonly asOf: Instant;
  readonly effectiveAt: Instant;
}

/** @throws QuestionRefused, StageModelNeeded; ViewBehind and what the stores throw */
export async function timeToWinRead(
  engine: Engine,
  asked: TimeToWinAsked,
): Promise<{ readonly read: TimeToWinRead; readonly completeness: FlowAnswer }> {
  const { winQuantile, ...flow } = asked;
  const quantile = quantileOf(winQuantile);
  const { read, ...completeness } = await askFlows<{ readonly read: TimeToWinRead; readonly groups?: never }>(
    engine,
    { ...flow, mayName: false },
    (flows, { model: stageModel, filters, asOf, effectiveAt }) => {
      const question = { model: stageModel, filters, asOf, effectiveAt, quantile, minimum: minimumOf(undefined) };
      const time = timeToWin(flows, question, stageModelOf(stageModel) as StageModel);
      return { read: { stageModel, asOf, effectiveAt, ...time } };
    },
  );
  return { read, completeness };
}

function quantileOf(written: string): number {
  const quantile = Number(written);
  if (/^\d?\.\d{1,6}$/.test(written) && quantile > 0 && quantile < 1) return quantile;
  throw new QuestionRefused({
    zh: 'winQuantile 应为 0 与 1 之间的小数，如 0.9',
    en: 'winQuantile is no number between 0 and 1: write one such as 0.9',
  });
}
