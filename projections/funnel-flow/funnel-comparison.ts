import type { Interval } from '#funnel';
import { epochMs, type Instant, type Money } from '#kernel';
import type { StageModel } from '#opportunity';
import { type Comparison, comparisonId, type IdealVersion, stagesToWin } from '#planning';
import { type Cohort, type CohortReading, type CohortStage, cohortOf, type Unsaid } from './cohort.ts';
import { type Contribution, type Factors, factorsOf, type Gap, gapBetween, outcomeOf } from './comparison-gap.ts';
import { type ComparedSegment, type MixAndRates, segmentsOf } from './comparison-segments.ts';
import { definitionId } from './definition.ts';
import type { Flows } from './flow-memory.ts';
import { type Period, periodOf } from './period.ts';
import { policiesOf } from './policies.ts';
import { groupsOf, wholeOf } from './scope.ts';
import { tallyOf } from './tally.ts';
import { enteredIn, type TimedUnits, timedUnits, wonIn } from './timed-units.ts';
import { knownFlows, type Unit, unitsOf, unitsWithin } from './unit.ts';

/** One stage as it is wanted, as it is, and what the difference carries. */
export interface ComparedStage {
  readonly stage: string;
  readonly ideal: {
    /** How many would enter it. */
    readonly count: number;
    /** What those would be worth, at the average value. */
    readonly value: number;
    readonly rate: number;
    readonly medianDays: number | null;
  };
  readonly actual: CohortStage;
  /** The same of the earlier cohort, and in the scope beside. */
  readonly earlier?: CohortStage;
  readonly beside?: CohortStage;
  /** 95 %, of the actual rate. */
  readonly interval: Interval | null;
  /** Actual rate − ideal rate. */
  readonly gap: number | null;
  /** The ideal lies outside the interval of the actual; null where there is none. */
  readonly significant: boolean | null;
  /** What the stage carries of the gap; null where there is no gap to split. */
  readonly lmdi: number | null;
  readonly shapley: number | null;
  readonly share: number | null;
}

/** What a cohort came to. */
export interface CohortOutcome {
  readonly entries: number;
  readonly won: { readonly count: number; readonly value: Money | null; readonly values?: readonly Money[] };
  readonly wonWithoutValue?: number;
  readonly averageValue: number | null;
  /** Entries × the rates × average value, in the unit of the currency; null where one of them cannot be said. */
  readonly outcome: number | null;
  readonly unsaid?: Unsaid;
}

/** The JSON of `funnel compare`, save what only the caller knows. */
export interface FunnelComparison {
  /** Makes the same comparison again, and is what a remedy names. */
  readonly id: string;
  readonly stageModel: string;
  readonly from: Instant;
  readonly to: Instant;
  readonly asOf: Instant;
  readonly effectiveAt: Instant;
  readonly definitionId: string;
  readonly horizonDays: number;
  readonly minimum: number;
  readonly filters: Readonly<Record<string, readonly string[]>>;
  readonly ideal: {
    readonly id: string;
    readonly version: number;
    readonly effectiveFrom: Instant;
    readonly period: string;
    /** Of the ideal's period, the part that the cohort's is. */
    readonly share: number;
    /** Those of that part. */
    readonly entries: number;
    readonly averageValue: Money;
    readonly outcome: number;
  };
  readonly actual: CohortOutcome;
  readonly earlier?: CohortOutcome & { readonly from: Instant; readonly to: Instant };
  readonly beside?: CohortOutcome & { readonly filters: Readonly<Record<string, readonly string[]>> };
  readonly stages: readonly ComparedStage[];
  readonly entries: Contribution | null;
  readonly averageValue: Contribution | null;
  /** Actual outcome − ideal outcome. */
  readonly gap: number | null;
  readonly residual: number | null;
  /** Won in the period, whenever it entered − actual outcome: not attributed. */
  readonly timing: number | null;
  readonly wonInPeriod: Money | null;
  /** Of the winning share since the earlier cohort; only where it is asked by a dimension. */
  readonly mix?: MixAndRates;
  readonly groups?: readonly ComparedSegment[];
}

/** Everything that a comparison is reckoned from, beside the flows. */
export interface ComparisonScene {
  readonly ideal: IdealVersion;
  /** Of the ideal's period, the part that the cohort's is. */
  readonly share: number;
  readonly model: StageModel;
}

/** Whoever reached a stage passed all before it, so that the rates of a cohort multiply to what it won. */
const policiesFor = (minimum: number) => policiesOf({ entryPolicy: 'imputed', minimum });

/**
 * Holds what entered in a period against an ideal: where it fell behind, by how much, and whether that is more than
 * chance (funnel.md 5).
 */
export function funnelComparison(flows: Flows, asked: Comparison, scene: ComparisonScene): FunnelComparison {
  const { ideal, share } = scene;
  const { currency } = ideal.averageValue;
  const { within, reading } = comparedUnits(flows, asked, scene);
  const { policies } = reading;
  const wanted: Factors = {
    entries: ideal.entries * share,
    rates: ideal.stages.map(({ rate }) => rate),
    averageValue: Number(ideal.averageValue.amount),
  };
  const period = periodOf(asked);
  const own = within(asked.filters);
  const entered = enteredIn(own, period);
  const enteredBefore = asked.earlier && enteredIn(own, periodOf(asked.earlier));
  const actual = cohortOf(entered, reading);
  const earlier = enteredBefore && cohortOf(enteredBefore, reading);
  const beside = asked.beside && cohortOf(enteredIn(within(asked.beside), period), reading);
  const factors = factorsOf(actual, { averageValue: wanted.averageValue, currency });
  const gap = typeof factors === 'string' ? undefined : gapBetween(wanted, factors);
  const told = (cohort: Cohort) =>
    outcomeTold(cohort, factorsOf(cohort, { averageValue: wanted.averageValue, currency }));
  const outcome = told(actual);
  const wonInPeriod = wonWithin(own, period, currency);
  return {
    id: comparisonId(asked),
    stageModel: asked.stageModel,
    ...{ from: asked.from, to: asked.to, asOf: asked.asOf, effectiveAt: asked.effectiveAt },
    definitionId: definitionId(
      'comparison',
      { model: asked.stageModel, filters: asked.filters, by: asked.by },
      { ...policies, horizonDays: asked.horizonDays, ideal: ideal.id, version: ideal.version },
    ),
    ...{ horizonDays: asked.horizonDays, minimum: asked.minimum, filters: asked.filters },
    ideal: {
      ...{ id: ideal.id, version: ideal.version, effectiveFrom: ideal.effectiveFrom, period: ideal.period },
      ...{ share, entries: wanted.entries, averageValue: ideal.averageValue, outcome: outcomeOf(wanted) },
    },
    actual: outcome,
    ...(earlier && asked.earlier ? { earlier: { ...asked.earlier, ...told(earlier) } } : {}),
    ...(beside && asked.beside ? { beside: { filters: asked.beside, ...told(beside) } } : {}),
    stages: ideal.stages.map((_, rank) => stageCompared(rank, { ideal, wanted, actual, earlier, beside, gap })),
    entries: gap?.entries ?? null,
    averageValue: gap?.averageValue ?? null,
    gap: gap?.gap ?? null,
    residual: gap?.residual ?? null,
    timing:
      outcome.outcome === null || wonInPeriod?.currency !== currency
        ? null
        : Number(wonInPeriod.amount) - outcome.outcome,
    wonInPeriod,
    ...segmentsBy(asked, enteredBefore, entered, reading),
  };
}

/** The units of a comparison: those of the cohort and of whatever stands beside it, and how they are read. */
export function comparedUnits({ flows }: Flows, asked: Comparison, { ideal, model }: ComparisonScene) {
  const policies = policiesFor(asked.minimum);
  const instants = { known: epochMs(asked.asOf), effective: epochMs(asked.effectiveAt) };
  const units = unitsOf(knownFlows(flows, instants, model), model, policies);
  const within = (filters: Comparison['filters']): TimedUnits =>
    timedUnits(unitsWithin(units, wholeOf({ model: asked.stageModel, filters })));
  const reading: CohortReading = {
    seen: Math.min(instants.known, instants.effective),
    ...{ model, policies, stagesToWin: stagesToWin(model).length, horizonDays: asked.horizonDays },
    zero: ideal.averageValue.currency,
  };
  return { within, reading };
}

function outcomeTold(
  { entries, won, wonWithoutValue, averageValue }: Cohort,
  factors: Factors | Unsaid,
): CohortOutcome {
  return {
    entries,
    won,
    ...(wonWithoutValue === undefined ? {} : { wonWithoutValue }),
    averageValue,
    ...(typeof factors === 'string' ? { outcome: null, unsaid: factors } : { outcome: outcomeOf(factors) }),
  };
}

function stageCompared(
  rank: number,
  {
    ideal,
    wanted,
    ...held
  }: {
    readonly ideal: IdealVersion;
    readonly wanted: Factors;
    readonly actual: Cohort;
    readonly earlier: Cohort | undefined;
    readonly beside: Cohort | undefined;
    readonly gap: Gap | undefined;
  },
): ComparedStage {
  const { stage, rate, medianDays = null } = ideal.stages[rank]!;
  const actual = held.actual.stages[rank]!;
  const count = wanted.rates.slice(0, rank).reduce((left, one) => left * one, wanted.entries);
  return {
    stage,
    ideal: { count, value: count * wanted.averageValue, rate, medianDays },
    actual,
    ...(held.earlier ? { earlier: held.earlier.stages[rank]! } : {}),
    ...(held.beside ? { beside: held.beside.stages[rank]! } : {}),
    interval: actual.interval,
    gap: actual.rate === null ? null : actual.rate - rate,
    significant: actual.interval === null ? null : isOutside(rate, actual.interval),
    ...(held.gap?.stages[rank] ?? { lmdi: null, shapley: null, share: null }),
  };
}

const isOutside = (rate: number, [low, high]: Interval) => rate < low || rate > high;

/** What was won in the period, whenever it entered; null where that is in several currencies. */
function wonWithin(units: TimedUnits, period: Period, zero: string): Money | null {
  return tallyOf(
    wonIn(units, period).map(({ last }) => last),
    zero,
  ).value;
}

function segmentsBy(
  { by, stageModel }: Comparison,
  before: TimedUnits | undefined,
  after: TimedUnits,
  reading: CohortReading,
): Pick<FunnelComparison, 'mix' | 'groups'> {
  if (by === undefined || !before) return {};
  const { whole, segments } = segmentsOf(
    [before, after],
    groupsOf({ model: stageModel }, by) as (unit: Unit) => string,
    reading,
  );
  return { mix: whole, groups: segments };
}
