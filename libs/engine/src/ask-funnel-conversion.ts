import { earliest } from '#kernel';
import { type StageModel, stageModelOf } from '#opportunity';
import {
  type AskedPolicies,
  type FunnelConversion,
  funnelConversion,
  horizonsOf,
  policiesOf,
} from '#projections/funnel-flow';
import { askFlows, type FlowAnswer, type FlowQuestion, type Labelled, type SettledQuestion } from './ask-flows.ts';
import { QuestionRefused } from './errors.ts';
import { knownPolicies } from './known-policies.ts';
import type { Engine } from './open-engine.ts';
import type { AskedTimes } from './query-time.ts';

export interface FunnelConversionQuestion extends FlowQuestion {
  readonly policies: AskedPolicies;
  /** Days since the beginning at which the curve of the cohort is told; default: 30, 60, 90, 120. */
  readonly horizons?: readonly number[] | undefined;
  /** Also the curve at an earlier time, held against what became of the same cohort. Either time; the other is the same. */
  readonly earlier?: AskedTimes | undefined;
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
  const horizons = knownPolicies(horizonsOf, question.horizons);
  return askFlows(engine, question, (flows, settled) =>
    funnelConversion(
      flows,
      { ...settled, policies, horizons, earlier: earlierOf(question.earlier, settled) },
      stageModelOf(settled.model) as StageModel,
      engine.store.header.currency,
    ),
  );
}

/** The earlier times, neither later than those of the question. @throws QuestionRefused */
function earlierOf(asked: AskedTimes | undefined, { asOf, effectiveAt }: SettledQuestion) {
  if (asked?.asOf === undefined && asked?.effectiveAt === undefined) return undefined;
  const earlier = {
    asOf: asked.asOf ?? asOf,
    effectiveAt: asked.effectiveAt ?? earliest(asked.asOf ?? asOf, effectiveAt),
  };
  for (const name of ['asOf', 'effectiveAt'] as const) {
    const limit = { asOf, effectiveAt }[name];
    if (earlier[name] <= limit) continue;
    throw new QuestionRefused({
      zh: `较早的 ${name} ${earlier[name]} 晚于所问的 ${name} ${limit}`,
      en: `the earlier ${name} ${earlier[name]} is later than the ${name} asked for, ${limit}`,
    });
  }
  return earlier;
}
