import { aalenJohansen, endedQuantile, type Incidence, type Interval, incidenceAt, incidenceTail, THIN } from '#funnel';
import type { Money } from '#kernel';
import type { StageModel } from '#opportunity';
import { outAt } from './conversion.ts';
import { CurrencySums } from './currency-sums.ts';
import type { Point } from './flow.ts';
import { STATUSES } from './flow-document.ts';
import type { Policies } from './policies.ts';
import { type Tally, tallied } from './tally.ts';
import { type TimedUnits, WON } from './timed-units.ts';
import type { Unit } from './unit.ts';
import { watched } from './watched.ts';

const DAY = 86_400_000;

/** Why a figure is not given. */
export type Unsaid =
  | 'nothing-entered'
  | 'too-few'
  | 'horizon-not-reached'
  | 'nothing-won'
  | 'several-currencies'
  | 'other-currency';

/** How the opportunities of a cohort that entered a stage went on from it. */
export interface CohortStage {
  readonly entered: number;
  /** What they were worth when they entered it. */
  readonly value: Money | null;
  readonly values?: readonly Money[];
  /** How many of them were lost in it, and how many are in it still. */
  readonly lost: number;
  readonly still: number;
  /** The share that has gone on by the horizon: the cumulative incidence, being lost competing. */
  readonly rate: number | null;
  readonly interval: Interval | null;
  /** Standard error of the rate. */
  readonly error: number | null;
  /** How many were still in the stage, and watched, at the horizon; null where nothing was watched for so long. */
  readonly atRisk: number | null;
  /** Some were watched for less than the horizon, and its last step rests on fewer than 30. */
  readonly thin?: true;
  readonly unsaid?: Unsaid;
  /** Until half have left the stage, onwards or for good; null where it is not reached, or of too few. */
  readonly medianDays: number | null;
  /** Where the curve ends, and what of it comes after the horizon: the delay. null where there is no rate. */
  readonly plateau: { readonly day: number; readonly rate: number; readonly afterHorizon: number } | null;
}

/** What entered in a period, how far it came by the horizon, and what that came to. */
export interface Cohort {
  readonly entries: number;
  readonly stages: readonly CohortStage[];
  readonly won: Tally;
  /** How many of what was won have no value: they count as nothing. */
  readonly wonWithoutValue?: number;
  /** Of what was won; null where nothing was, or in several currencies. */
  readonly averageValue: number | null;
}

export interface CohortReading {
  /** What is still under way was last seen then: epoch ms. */
  readonly seen: number;
  readonly model: StageModel;
  /** How many of its stages lead to the win, from the first. */
  readonly stagesToWin: number;
  readonly horizonDays: number;
  readonly policies: Policies;
  /** Currency of the zero of what has no value. */
  readonly zero: string;
  /** Told of every unit that a figure of a stage counts, by the name of the figure, and where it stood when it came. */
  readonly collect?: ((cell: string, unit: Unit, entered: Point) => void) | undefined;
}

/** The cohort of what entered in a period. */
export function cohortOf(entered: TimedUnits, reading: CohortReading): Cohort {
  const { zero } = reading;
  const worth = new CurrencySums();
  let [wins, worthless] = [0, 0];
  for (let place = 0; place < entered.units.length; place += 1) {
    if (entered.ends[place] !== WON) continue;
    const { last } = entered.units[place]!;
    wins += 1;
    if (last.currency === '') worthless += 1;
    worth.add(last);
  }
  const won = tallied(wins, worth, zero);
  return {
    entries: entered.units.length,
    stages: staysOf(entered, reading).map((stays) => {
      const { count, ...valued } = stays.tally(zero);
      return { entered: count, ...valued, lost: stays.left(2), still: stays.left(0), ...rateAt(stays, count, reading) };
    }),
    won,
    ...(worthless > 0 ? { wonWithoutValue: worthless } : {}),
    averageValue: won.count === 0 || won.value === null ? null : Number(won.value.amount) / won.count,
  };
}

/** The share of what entered that is won by the horizon, counted from where it began. */
export function winningShare(entered: TimedUnits, reading: CohortReading): number | null {
  const { seen, horizonDays, policies } = reading;
  const curve = aalenJohansen(watched(entered, seen, policies));
  return incidenceAt(curve, WON, horizonDays * DAY)?.share ?? null;
}

/** How each of many stages was entered and left by the units, rank by rank. */
function staysOf(entered: TimedUnits, { stagesToWin, model, seen, collect }: CohortReading): readonly Stays[] {
  const stays = Array.from({ length: stagesToWin }, () => new Stays(entered.units.length));
  const add = (rank: number, unit: Unit, point: Point, from: number, on: number, out: number) => {
    if (rank >= stagesToWin) return;
    const cause = stays[rank]!.add(point, from, Math.min(on, out), on <= out, seen);
    collect?.(`stages.${model.stages[rank]!.id}.entered`, unit, point);
    collect?.(`stages.${model.stages[rank]!.id}.${CAUSES[cause]}`, unit, point);
  };
  for (let place = 0; place < entered.units.length; place += 1) {
    const unit = entered.units[place]!;
    const out = outAt({ status: STATUSES[entered.ends[place]!]!, closed: entered.closed[place] }, model);
    let reached = -1;
    let from = 0;
    let point = unit.last;
    for (const { rank, at, point: where } of unit.entries) {
      if (rank <= reached) continue;
      if (reached >= 0) add(reached, unit, point, from, at, out);
      for (let passed = reached + 1; passed < rank; passed += 1) add(passed, unit, where, at, at, out);
      reached = rank;
      from = at;
      point = where;
    }
    if (reached >= 0) add(reached, unit, point, from, Number.POSITIVE_INFINITY, out);
  }
  return stays;
}

/** How a stage was left, by cause. */
export const CAUSES = ['still', 'wentOn', 'lost'] as const;

type StageRate = Pick<
  CohortStage,
  'rate' | 'interval' | 'error' | 'atRisk' | 'unsaid' | 'thin' | 'medianDays' | 'plateau'
>;

function rateAt(stays: Stays, count: number, { horizonDays, policies }: CohortReading): StageRate {
  const nothing = { rate: null, interval: null, error: null, atRisk: null, medianDays: null, plateau: null };
  if (count === 0) return { ...nothing, unsaid: 'nothing-entered' };
  if (count < policies.minimum) return { ...nothing, unsaid: 'too-few' };
  const curve = stays.curve();
  const median = endedQuantile(curve, 0.5);
  const medianDays = median === null ? null : median / DAY;
  const at = incidenceAt(curve, 1, horizonDays * DAY);
  if (!at) return { ...nothing, medianDays, unsaid: 'horizon-not-reached' };
  return {
    rate: at.share,
    interval: at.interval,
    error: at.error,
    atRisk: at.atRisk,
    ...(stays.isThin(curve, horizonDays * DAY) ? { thin: true } : {}),
    medianDays,
    plateau: plateauOf(curve, at.share),
  };
}

function plateauOf(curve: Incidence, share: number): CohortStage['plateau'] {
  const { plateau, lastEvent } = incidenceTail(curve);
  const [rate = 0] = plateau;
  return { day: (lastEvent ?? curve.last) / DAY, rate, afterHorizon: rate - share };
}

/** How long each of many stayed, and how it left. */
class Stays {
  private readonly times: Float64Array;
  private readonly causes: Uint8Array;
  private count = 0;
  private readonly counts: [still: number, wentOn: number, lost: number] = [0, 0, 0];
  /** What they were worth when they came. */
  private readonly worth = new CurrencySums();

  constructor(most: number) {
    this.times = new Float64Array(most);
    this.causes = new Uint8Array(most);
  }

  /** Epoch ms; what left after it was last seen is censored there. */
  add(point: Point, from: number, left: number, wentOn: boolean, seen: number): 0 | 1 | 2 {
    this.worth.add(point);
    this.times[this.count] = Math.max(0, Math.min(left, seen) - from);
    const cause = left > seen ? 0 : wentOn ? 1 : 2;
    this.causes[this.count] = cause;
    this.count += 1;
    this.counts[cause] += 1;
    return cause;
  }

  /** How many left by a cause; 0: have not. */
  left(cause: 0 | 1 | 2): number {
    return this.counts[cause];
  }

  tally(zero: string): Tally {
    return tallied(this.count, this.worth, zero);
  }

  curve(): Incidence {
    return aalenJohansen({ times: this.times.subarray(0, this.count), causes: this.causes.subarray(0, this.count) });
  }

  /** Whether the last step by then rests on too few, because others were not watched for so long. */
  isThin({ times, atRisk }: Incidence, time: number): boolean {
    const place = times.findLastIndex((one) => one <= time);
    if (place < 0 || atRisk[place]! >= THIN) return false;
    const until = times[place]!;
    return this.times.subarray(0, this.count).some((one, stay) => one < until && this.causes[stay] === 0);
  }
}
