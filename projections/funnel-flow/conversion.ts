import { kaplanMeier, survivalQuantile } from '#funnel';
import type { StageModel } from '#opportunity';
import type { Point } from './flow.ts';
import { isWithin, type Period } from './period.ts';
import type { Policies } from './policies.ts';
import { type Rate, rateOf } from './rate.ts';
import { type Passage, passageOf } from './reading.ts';
import type { Unit } from './unit.ts';

const DAY = 86_400_000;

export interface StageConversion extends Omit<Rate, 'k' | 'rate'> {
  readonly stage: string;
  readonly entered: number;
  /** null where nothing can come after: the last stage of a model that is not won by an exit, and any stock. */
  readonly progressed: number | null;
  readonly rate: number | null;
  /** Product of the rates up to this stage, of those that anything entered; null from the first that is not given. */
  readonly cumulativeRate: number | null;
  /** Until half have left the stage, onwards or for good: the Kaplan–Meier median, null where it is not reached. */
  readonly medianDays: number | null;
}

export interface Conversion {
  readonly stages: readonly StageConversion[];
  /** won / all that entered */
  readonly conversion: Rate;
  /** won / (won + lost) */
  readonly winRate: Rate;
  /** lost / (won + lost) */
  readonly lossRate: Rate;
}

export interface Reading {
  readonly period: Period;
  /** What is still under way was last seen then: epoch ms. */
  readonly seen: number;
  readonly model: StageModel;
  readonly policies: Policies;
  /** Currency of the zero of what has no value. */
  readonly zero: string;
}

/** How units went from stage to stage, by the kinds `cohort` and `progression`. */
export function conversionOf(units: readonly Unit[], reading: Reading): Conversion {
  const { model, policies } = reading;
  const counted = policies.decided === 'closed-only' ? units.filter(({ status }) => status !== 'open') : units;
  let cumulative: number | null = 1;
  const stages = model.stages.map(({ id }, rank): StageConversion => {
    const isLast = rank === model.stages.length - 1 && model.win.kind === 'order';
    const stage = stageConversion(id, rank, counted, reading, isLast);
    if (stage.n === 0) return { ...stage, cumulativeRate: null };
    cumulative = cumulative === null || stage.rate === null ? null : cumulative * stage.rate;
    return { ...stage, cumulativeRate: cumulative };
  });
  return { stages, ...outcomes(counted, reading) };
}

function stageConversion(
  stage: string,
  rank: number,
  units: readonly Unit[],
  { period, seen, model, policies, zero }: Reading,
  isLast: boolean,
): Omit<StageConversion, 'cumulativeRate'> {
  const counted: { point: Point; isHit: boolean }[] = [];
  const stays: { time: number; ended: boolean }[] = [];
  for (const unit of units) {
    const passage = passageOf(unit.entries, rank, policies);
    if (!passage) continue;
    const left = Math.min(passage.progressed ?? Number.POSITIVE_INFINITY, outAt(unit, model));
    if (!isCounted(passage, left, period, policies)) continue;
    const { entry, progressed } = passage;
    counted.push({ point: entry.point, isHit: progressed !== undefined && isInTime(progressed, period, policies) });
    stays.push({ time: Math.max(0, Math.min(left, seen) - entry.at), ended: left <= seen });
  }
  const { k, ...rate } = rateOf(counted, policies, zero);
  const median = rate.suppressed ? null : survivalQuantile(kaplanMeier(stays), 0.5);
  return {
    stage,
    entered: rate.n,
    progressed: isLast ? null : k,
    ...rate,
    ...(isLast ? { rate: null, interval: null } : {}),
    medianDays: median === null ? null : median / DAY,
  };
}

/** When a unit went out of the funnel; one that an order wins goes on in it. */
export function outAt({ status, closed }: Unit, { win }: StageModel): number {
  return (status === 'won' && win.kind === 'order' ? undefined : closed) ?? Number.POSITIVE_INFINITY;
}

function isCounted({ entry }: Passage, left: number, period: Period, { kind }: Policies): boolean {
  if (isWithin(entry.at, period)) return true;
  return kind === 'progression' && entry.at <= period.from && left > period.from;
}

function isInTime(progressed: number, { to }: Period, { kind }: Policies): boolean {
  return kind === 'cohort' || progressed <= to;
}

function outcomes(units: readonly Unit[], { period, model, policies, zero }: Reading): Omit<Conversion, 'stages'> {
  const isCohort = policies.kind === 'cohort';
  const entered = units.filter(
    (unit) =>
      isWithin(unit.began, period) || (!isCohort && unit.began <= period.from && outAt(unit, model) > period.from),
  );
  const closed = units.filter(
    (unit) => unit.closed !== undefined && isWithin(isCohort ? unit.began : unit.closed, period),
  );
  const share = (among: readonly Unit[], of: (unit: Unit) => boolean): Rate =>
    rateOf(
      among.map((unit) => ({ point: unit.last, isHit: of(unit) })),
      policies,
      zero,
    );
  const isWon = (unit: Unit) =>
    unit.status === 'won' && (isCohort || (unit.closed !== undefined && unit.closed <= period.to));
  return {
    conversion: share(entered, isWon),
    winRate: share(closed, isWon),
    lossRate: share(closed, ({ status }) => status === 'lost'),
  };
}
