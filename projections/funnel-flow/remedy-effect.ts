import type { Instant } from '#kernel';
import type { Comparison } from '#planning';
import type { CohortStage, Unsaid } from './cohort.ts';
import { type Factors, gapBetween } from './comparison-gap.ts';
import type { Flows } from './flow-memory.ts';
import { type ComparisonScene, type FunnelComparison, funnelComparison } from './funnel-comparison.ts';
import { changeInterval } from './rate-change.ts';

/** The stage as one of the two cohorts went through it. */
export interface MeasuredStage extends CohortStage {
  /** Id of the comparison that says so. */
  readonly comparison: string;
  readonly from: Instant;
  readonly to: Instant;
  readonly asOf: Instant;
  readonly effectiveAt: Instant;
}

/** What has changed in a stage since a remedy, measured against the comparison that it names. */
export interface RemedyEffect {
  /** What the ideal wants of the stage. */
  readonly ideal: number;
  readonly before: MeasuredStage;
  readonly after: MeasuredStage;
  /** Rate after − rate before; null where one of them is not given. */
  readonly change: number | null;
  /** 95 %, by the standard errors of both. */
  readonly interval: readonly [lower: number, upper: number] | null;
  /** More than chance: 0 lies outside the interval. */
  readonly significant: boolean | null;
  /** What the change of this rate brings the cohort after it, in the unit of the currency; null where it cannot be said. */
  readonly worth: number | null;
  readonly unsaid?: Unsaid;
}

/** The comparison that a remedy names, and the same one of whoever entered after it. */
export interface EffectQuestion {
  readonly stage: string;
  readonly before: Comparison;
  readonly after: Comparison;
}

/** How the rate of a stage has changed since a remedy was to be done, and what that is worth. */
export function remedyEffect(
  flows: Flows,
  { stage, ...asked }: EffectQuestion,
  scenes: { readonly before: ComparisonScene; readonly after: ComparisonScene },
): RemedyEffect {
  const before = funnelComparison(flows, asked.before, scenes.before);
  const after = funnelComparison(flows, asked.after, scenes.after);
  const place = before.stages.findIndex((one) => one.stage === stage);
  const [was, is] = [before.stages[place]!.actual, after.stages[place]!.actual];
  const change = was.rate === null || is.rate === null ? null : is.rate - was.rate;
  const interval = change === null ? null : changeInterval(change, was.error, is.error);
  const unsaid = before.actual.unsaid ?? after.actual.unsaid;
  return {
    ideal: before.stages[place]!.ideal.rate,
    before: measured(before, was),
    after: measured(after, is),
    change,
    interval,
    significant: interval === null ? null : interval[0] > 0 || interval[1] < 0,
    worth: change === null || unsaid ? null : worthOf(before, after, place),
    ...(unsaid ? { unsaid } : {}),
  };
}

function measured({ id, from, to, asOf, effectiveAt }: FunnelComparison, stage: CohortStage): MeasuredStage {
  return { comparison: id, from, to, asOf, effectiveAt, ...stage };
}

/** Entries as they are after it, so that only how they went on differs. */
function worthOf(before: FunnelComparison, after: FunnelComparison, place: number): number {
  const entries = after.actual.entries;
  const { stages } = gapBetween({ ...factorsIn(before), entries }, { ...factorsIn(after), entries });
  return stages[place]!.shapley;
}

function factorsIn({ stages, actual, ideal }: FunnelComparison): Factors {
  return {
    entries: actual.entries,
    rates: stages.map(({ actual: { rate } }) => rate as number),
    averageValue: actual.averageValue ?? Number(ideal.averageValue.amount),
  };
}
