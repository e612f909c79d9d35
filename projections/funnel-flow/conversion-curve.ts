import {
  aalenJohansen,
  endedQuantile,
  type Incidence,
  type Interval,
  incidenceAt,
  incidenceTail,
  logLogInterval,
  THIN,
} from '#funnel';
import type { Policies } from './policies.ts';
import { LOST, type TimedUnits, WON } from './timed-units.ts';
import { watched } from './watched.ts';

const DAY = 86_400_000;

/** Why a curve is not given. */
export type CurveUnsaid = 'not-a-cohort' | 'nothing-entered' | 'too-few' | 'nobody-at-risk' | 'nothing-ended';

/** How far a cohort has come so many days after its beginning. */
export interface CurvePoint {
  readonly day: number;
  /** Watched so long, and neither won nor lost before. */
  readonly atRisk: number;
  /** Share neither won nor lost. */
  readonly survival: number;
  /** Share won, being lost competing. */
  readonly won: number;
  /** 95 %, of the share won; null where it is 0 or 1. */
  readonly interval: Interval | null;
  readonly lost: number;
  /** Fewer than 30 at risk: not to be relied upon. */
  readonly thin?: true;
}

/** The same at a day that was asked for. */
export type AskedPoint =
  | CurvePoint
  | (Readonly<Record<Exclude<keyof CurvePoint, 'day' | 'thin' | 'atRisk'>, null>> & {
      readonly day: number;
      readonly atRisk: number | null;
      readonly unsaid: CurveUnsaid | 'horizon-not-reached';
    });

/** Conversion by the days since the beginning: the cumulative incidence of being won, being lost competing. */
export interface ConversionCurve {
  /** Units of the cohort that were at risk at any time. */
  readonly units: number;
  /** Those that were won or lost before they were watched: only where the risk set begins at the recording. */
  readonly neverAtRisk?: number;
  /** The smallest number of days by which half are won or lost; null with `medianUnsaid`. */
  readonly medianDays: number | null;
  readonly medianUnsaid?: 'median-not-reached';
  /** Where the curve rises no further, and since when. */
  readonly plateau: Pick<CurvePoint, 'day' | 'won' | 'interval' | 'lost'>;
  /** When anything was won or lost last. */
  readonly lastEventDay: number;
  /** The longest that anything was watched: nothing is known beyond. */
  readonly lastSeenDay: number;
  /** The first day of the curve with fewer than 30 at risk; null: there is none. */
  readonly thinFromDay: number | null;
  /** Only of the whole: one for each day at whose end anything more is won or lost. */
  readonly points?: readonly CurvePoint[];
}

export interface CurveFigures {
  readonly cumulativeIncidence: readonly AskedPoint[];
  readonly curve: ConversionCurve | null;
  readonly curveUnsaid?: CurveUnsaid;
}

export interface CurveReading {
  /** What is still under way was last seen then: epoch ms. */
  readonly seen: number;
  readonly policies: Pick<Policies, 'minimum' | 'riskSet'>;
  /** Days to tell the curve at. */
  readonly horizons: readonly number[];
  /** Whether its points are told. */
  readonly isWhole: boolean;
}

/** The curve of a cohort. Numbers of days are 24 hours each, from the instant that a unit began. */
export function curveFigures(cohort: TimedUnits, reading: CurveReading): CurveFigures {
  const { seen, policies, horizons } = reading;
  const { length } = cohort.units;
  if (length === 0) return noCurve('nothing-entered', horizons);
  if (length < policies.minimum) return noCurve('too-few', horizons);
  const incidence = aalenJohansen(watched(cohort, seen, policies));
  if (incidence.last === Number.NEGATIVE_INFINITY) return noCurve('nobody-at-risk', horizons);
  if (incidence.times.length === 0) {
    return noCurve('nothing-ended', horizons, (day) => incidence.watchedAt(day * DAY));
  }
  return {
    cumulativeIncidence: horizons.map((day) => pointAt(incidence, day)),
    curve: curveOf(incidence, length, reading.isWhole),
  };
}

/** Figures that lack their curve. */
export function noCurve(
  unsaid: CurveUnsaid,
  horizons: readonly number[],
  atRiskAt: (day: number) => number | null = () => null,
): CurveFigures {
  const cumulativeIncidence = horizons.map((day) => ({ ...nothingAt(day, atRiskAt(day)), unsaid }));
  return { cumulativeIncidence, curve: null, curveUnsaid: unsaid };
}

function nothingAt(day: number, atRisk: number | null) {
  return { day, atRisk, survival: null, won: null, interval: null, lost: null };
}

function pointAt(incidence: Incidence, day: number): AskedPoint {
  const won = incidenceAt(incidence, WON, day * DAY);
  const lost = incidenceAt(incidence, LOST, day * DAY);
  if (!won || !lost) return { ...nothingAt(day, 0), unsaid: 'horizon-not-reached' };
  const { survival, share, interval, atRisk } = won;
  return { day, atRisk, survival, won: share, interval, lost: lost.share, ...thinness(atRisk) };
}

/** A point for each day at whose end more is won or lost than at the end of the day before. */
function pointsOf({ times, survival, incidence, error, watchedAt }: Incidence): readonly CurvePoint[] {
  const [won, lost] = [incidence[WON - 1]!, incidence[LOST - 1]!];
  const points: CurvePoint[] = [];
  for (let place = 0; place < times.length; place += 1) {
    const day = Math.ceil(times[place]! / DAY);
    if (place + 1 < times.length && Math.ceil(times[place + 1]! / DAY) === day) continue;
    const [share, atRisk] = [won[place]!, watchedAt(day * DAY)];
    points.push({
      ...{ day, atRisk, survival: survival[place]!, won: share },
      ...{ interval: logLogInterval(share, error[WON - 1]![place]!), lost: lost[place]!, ...thinness(atRisk) },
    });
  }
  return points;
}

function thinness(atRisk: number) {
  return atRisk < THIN ? ({ thin: true } as const) : {};
}

function curveOf(incidence: Incidence, cohort: number, isWhole: boolean): ConversionCurve {
  const { plateau, lastEvent } = incidenceTail(incidence);
  const [won, lost] = [plateau[WON - 1]!, plateau[LOST - 1]!];
  const median = endedQuantile(incidence, 0.5);
  const points = pointsOf(incidence);
  const risen = points.find((point) => point.won === won)!;
  return {
    units: incidence.size,
    ...(incidence.size < cohort ? { neverAtRisk: cohort - incidence.size } : {}),
    ...(median === null
      ? { medianDays: null, medianUnsaid: 'median-not-reached' as const }
      : { medianDays: median / DAY }),
    plateau: { day: risen.day, won, interval: risen.interval, lost },
    lastEventDay: lastEvent! / DAY,
    lastSeenDay: incidence.last / DAY,
    thinFromDay: points.find(({ thin }) => thin)?.day ?? null,
    ...(isWhole ? { points } : {}),
  };
}
