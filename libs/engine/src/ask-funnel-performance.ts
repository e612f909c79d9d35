import { type StageModel, stageModelOf } from '#opportunity';
import { type FunnelPerformance, funnelPerformance, minimumOf, type Tell } from '#projections/funnel-flow';
import { askFlows, type FlowAnswer, type FlowQuestion, type Labelled } from './ask-flows.ts';
import { attainedTarget, type TargetTold } from './attained-target.ts';
import { type Bounds, boundsAsked } from './earlier-period.ts';
import { explaining } from './explain-answer.ts';
import { knownPolicies } from './known-policies.ts';
import type { Engine } from './open-engine.ts';
import { queryTimes } from './query-time.ts';

export interface FunnelPerformanceQuestion extends FlowQuestion {
  /** What the period is held against; default: as long before. */
  readonly earlier?: Bounds | undefined;
  /** Id of a target: what was sold is held against what it has for the period. */
  readonly target?: string | undefined;
  /** Whose part of it the whole is held against; default: the consultant asked for, else whoever has all of it. */
  readonly person?: string | undefined;
  /** Rates and medians of fewer are not given; default 5. */
  readonly minimum?: number | undefined;
}

export type FunnelPerformanceAnswer = Labelled<FunnelPerformance> & FlowAnswer & { readonly target?: TargetTold };

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
  const { store, clock } = engine;
  const { asOf, effectiveAt } = queryTimes(question, await store.head(), clock);
  const bounds = boundsAsked(question, effectiveAt);
  const { target, isWithin } = question;
  const person = question.person ?? onlyOne(question.filters?.consultant);
  const named = { bounds: bounds.period, person, asOf, effectiveAt, isWithin };
  const against = target === undefined ? undefined : await attainedTarget(engine, { ...named, target });
  const answer = await askFlows(engine, { ...question, asOf, effectiveAt }, (flows, settled) => {
    const asked = { ...settled, ...bounds.period, earlier: bounds.earlier, minimum, target: against?.attained };
    const model = stageModelOf(settled.model) as StageModel;
    return funnelPerformance(flows, asked, model, store.header.currency, tell);
  });
  return against ? { ...answer, target: against.told } : answer;
}

function onlyOne(values: readonly string[] = []): string | undefined {
  return values.length === 1 ? values[0] : undefined;
}

/** The opportunities and events behind a figure of a performance: won, earlier.winRate.n, groups.north.won, … */
export const askPerformanceCell = explaining(askFunnelPerformance);
