import { timeQuantile } from '#funnel';
import type { StageModel } from '#opportunity';
import type { Point } from './flow.ts';
import { type MedianUnsaid, medianUnsaid } from './median-unsaid.ts';
import { isWithin, type Period } from './period.ts';
import type { Policies } from './policies.ts';
import { type Counting, counting, type Rate } from './rate.ts';
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
  /** Until half have left the stage, onwards or for good: the Kaplan–Meier median; null with `medianUnsaid`. */
  readonly medianDays: number | null;
  /** A stock has no times. */
  readonly medianUnsaid?: MedianUnsaid | 'a-stock';
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
  /** Is told of every unit that a cell counts, by the name of the cell, and where it stood: its value is of there. */
  readonly collect?: (cell: string, unit: Unit, point: Point) => void;
}

/** How units went from stage to stage, by the kinds `cohort` and `progression`. */
export function conversionOf(units: readonly Unit[], reading: Reading): Conversion {
  const { model, policies } = reading;
  const counted = policies.decided === 'closed-only' ? units.filter(({ status }) => status !== 'open') : units;
  const passing = model.stages.map((_, rank) => new Passing(rank, counted.length, reading));
  for (const unit of counted) for (const stage of passing) stage.add(unit);
  let cumulative: number | null = 1;
  const stages = passing.map((one): StageConversion => {
    const stage = one.told();
    if (stage.n === 0) return { ...stage, cumulativeRate: null };
    cumulative = cumulative === null || stage.rate === null ? null : cumulative * stage.rate;
    return { ...stage, cumulativeRate: cumulative };
  });
  return { stages, ...outcomes(counted, reading) };
}

/** How units passed one stage. */
class Passing {
  private readonly counted: Counting;
  /** How long each stayed, and whether it left. */
  private readonly times: Float64Array;
  private readonly ended: Uint8Array;
  private stays = 0;
  private readonly stage: string;
  private readonly rank: number;
  private readonly reading: Reading;

  constructor(rank: number, most: number, reading: Reading) {
    this.rank = rank;
    this.reading = reading;
    this.stage = reading.model.stages[rank]!.id;
    this.counted = counting(reading.policies, reading.zero);
    this.times = new Float64Array(most);
    this.ended = new Uint8Array(most);
  }

  add(unit: Unit): void {
    const { period, seen, model, policies, collect } = this.reading;
    const passage = passageOf(unit.entries, this.rank, policies);
    if (!passage) return;
    const { entry, progressed } = passage;
    const left = Math.min(progressed ?? Number.POSITIVE_INFINITY, outAt(unit, model));
    if (!isCounted(passage, left, period, policies)) return;
    const isHit = progressed !== undefined && isInTime(progressed, period, policies);
    this.counted.add(entry.point, isHit);
    collect?.(`stages.${this.stage}.entered`, unit, entry.point);
    if (isHit) collect?.(`stages.${this.stage}.progressed`, unit, entry.point);
    this.times[this.stays] = Math.max(0, Math.min(left, seen) - entry.at);
    this.ended[this.stays] = left <= seen ? 1 : 0;
    this.stays += 1;
  }

  told(): Omit<StageConversion, 'cumulativeRate'> {
    const { stages, win } = this.reading.model;
    const isLast = this.rank === stages.length - 1 && win.kind === 'order';
    const { k, ...rate } = this.counted.rate();
    const [times, ended] = [this.times.subarray(0, this.stays), this.ended.subarray(0, this.stays)];
    const median = rate.suppressed ? null : timeQuantile(times, ended, 0.5);
    return {
      stage: this.stage,
      entered: rate.n,
      progressed: isLast ? null : k,
      ...rate,
      ...(isLast ? { rate: null, interval: null } : {}),
      ...(median === null
        ? { medianDays: null, medianUnsaid: medianUnsaid(rate.n, this.reading.policies.minimum) }
        : { medianDays: median / DAY }),
    };
  }
}

/** When a unit went out of the funnel; one that an order wins goes on in it. */
export function outAt({ status, closed }: Pick<Unit, 'status' | 'closed'>, { win }: StageModel): number {
  return (status === 'won' && win.kind === 'order' ? undefined : closed) ?? Number.POSITIVE_INFINITY;
}

function isCounted({ entry }: Passage, left: number, period: Period, { kind }: Policies): boolean {
  if (isWithin(entry.at, period)) return true;
  return kind === 'progression' && entry.at <= period.from && left > period.from;
}

function isInTime(progressed: number, { to }: Period, { kind }: Policies): boolean {
  return kind === 'cohort' || progressed <= to;
}

function outcomes(units: readonly Unit[], reading: Reading): Omit<Conversion, 'stages'> {
  const { period, model, policies, zero, collect } = reading;
  const isCohort = policies.kind === 'cohort';
  const [conversion, winRate, lossRate] = [
    counting(policies, zero),
    counting(policies, zero),
    counting(policies, zero),
  ];
  const add = (rate: Counting, name: string, unit: Unit, isHit: boolean) => {
    rate.add(unit.last, isHit);
    collect?.(`${name}.n`, unit, unit.last);
    if (isHit) collect?.(`${name}.k`, unit, unit.last);
  };
  for (const unit of units) {
    const { began, status, closed } = unit;
    const isNew = isWithin(began, period);
    if (isNew || (!isCohort && began <= period.from && outAt(unit, model) > period.from)) {
      const isWon = status === 'won' && (isCohort || (closed !== undefined && closed <= period.to));
      add(conversion, 'conversion', unit, isWon);
    }
    if (closed === undefined || !(isCohort ? isNew : isWithin(closed, period))) continue;
    add(winRate, 'winRate', unit, status === 'won');
    add(lossRate, 'lossRate', unit, status === 'lost');
  }
  return { conversion: conversion.rate(), winRate: winRate.rate(), lossRate: lossRate.rate() };
}
