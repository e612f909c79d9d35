import { Z95 } from './confidence.ts';
import type { Interval } from './interval.ts';

/**
 * How long each of many was watched, and what ended it; the three arrays have one place for each.
 * Times in any unit, the same throughout.
 */
export interface Followed {
  /** When it ended or was last seen. */
  readonly times: Float64Array;
  /** What ended it: 1, 2, … by cause; 0: it was still going on. */
  readonly causes: Uint8Array;
  /**
   * Since when it was watched (left truncation): it is at risk at t where entry < t ≤ time, hence never where it ended no
   * later than that. −∞, or absent for all: from the start.
   */
  readonly entries?: Float64Array;
}

/**
 * The curves of competing causes: a place at each time at which anything ended. At every place
 * survival + Σ incidence = 1.
 */
export interface Incidence {
  readonly times: Float64Array;
  /** How many were at risk at any time. */
  readonly size: number;
  /** Still going on and watched just before. */
  readonly atRisk: Float64Array;
  /** Share that goes on longer. */
  readonly survival: Float64Array;
  /** By cause − 1: the share that it has ended by then. */
  readonly incidence: readonly Float64Array[];
  /** By cause − 1: the standard error of that share. */
  readonly error: readonly Float64Array[];
  /** Until when anything was watched; −∞ where nothing was. */
  readonly last: number;
  /** How many are watched at a time and have not ended before. */
  readonly watchedAt: (time: number) => number;
}

/**
 * Aalen–Johansen estimate of the cumulative incidence of competing causes, with left truncation; ends come before
 * censorings of the same time. The error is the multinomial Greenwood estimate: its square follows, with h = d/n and
 * hₖ = dₖ/n at each time, Var S ← (1−h)² Var S + S² h(1−h)/n, Cov ← (1−h)(Cov + hₖ Var S) − S² hₖ(1−h)/n,
 * Var Fₖ ← Var Fₖ + 2hₖ Cov + hₖ² Var S + S² hₖ(1−hₖ)/n.
 * Where nobody is truncated these are the errors of R's `survfit`. Under truncation the same formula is taken over the risk
 * sets as they were, which holds for late entry that tells nothing of the outcome; `survfit` gives its infinitesimal
 * jackknife there, which differs.
 * While nobody comes or is censored, shares are counts of one number: without censoring they are k/n to the last digit.
 * @param causeCount how many causes there are
 * @source O. Aalen, S. Johansen, Scandinavian Journal of Statistics 5 (1978) 141–150; P. K. Andersen et al., Statistical
 * Models Based on Counting Processes (1993) IV.4
 */
export function aalenJohansen(followed: Followed, causeCount = 2): Incidence {
  const { times, causes, entries } = everAtRisk(followed);
  const exits = times.slice().sort();
  const starts = entries?.slice().sort();
  const watchedAt = (time: number) =>
    exits.length - countBelow(exits, time) - (starts ? starts.length - countBelow(starts, time) : 0);
  const ends = sortedByCause(times, causes, causeCount);
  const at = distinct(ends);
  const curve: Incidence = {
    times: at,
    size: exits.length,
    atRisk: new Float64Array(at.length),
    survival: new Float64Array(at.length),
    incidence: ends.map(() => new Float64Array(at.length)),
    error: ends.map(() => new Float64Array(at.length)),
    last: exits.at(-1) ?? Number.NEGATIVE_INFINITY,
    watchedAt,
  };
  const next = ends.map(() => 0);
  const counts = ends.map(() => 0);
  const variances = ends.map(() => ({ own: 0, withSurvival: 0 }));
  let survivalVariance = 0;
  let survival = 1;
  let stretch = { watched: exits.length, gone: 0, mass: 1, before: ends.map(() => 0), ended: ends.map(() => 0) };
  for (const [place, time] of at.entries()) {
    let all = 0;
    for (const [cause, own] of ends.entries()) {
      const from = next[cause]!;
      let to = from;
      while (own[to] === time) to += 1;
      next[cause] = to;
      counts[cause] = to - from;
      all += to - from;
    }
    const atRisk = watchedAt(time);
    if (atRisk !== stretch.watched - stretch.gone) {
      const before = curve.incidence.map((own) => (place === 0 ? 0 : own[place - 1]!));
      stretch = { watched: atRisk, gone: 0, mass: survival, before, ended: ends.map(() => 0) };
    }
    stretch.gone += all;
    const hazard = all / atRisk;
    const square = survival * survival;
    for (const [cause, variance] of variances.entries()) {
      stretch.ended[cause] = stretch.ended[cause]! + counts[cause]!;
      const share = stretch.before[cause]! + stretch.mass * (stretch.ended[cause]! / stretch.watched);
      curve.incidence[cause]![place] = Math.min(1, share);
      const own = counts[cause]! / atRisk;
      const { withSurvival } = variance;
      variance.own += 2 * own * withSurvival + own * own * survivalVariance + (square * own * (1 - own)) / atRisk;
      variance.withSurvival =
        (1 - hazard) * (withSurvival + own * survivalVariance) - (square * own * (1 - hazard)) / atRisk;
      curve.error[cause]![place] = Math.sqrt(Math.max(0, variance.own));
    }
    survivalVariance = (1 - hazard) ** 2 * survivalVariance + (square * hazard * (1 - hazard)) / atRisk;
    survival = stretch.mass * ((stretch.watched - stretch.gone) / stretch.watched);
    curve.atRisk[place] = atRisk;
    curve.survival[place] = survival;
  }
  return curve;
}

/** What a curve says of one cause at one time. */
export interface IncidenceAt {
  /** Share that the cause has ended by then. */
  readonly share: number;
  readonly error: number;
  /** Share that goes on longer. */
  readonly survival: number;
  /** 95 %; null while the share is 0, and where it is 1: nothing can be said by this formula. */
  readonly interval: Interval | null;
  readonly atRisk: number;
}

/**
 * The share that a cause has ended by a time.
 * @param cause from 1
 * @returns null where nothing was watched for so long, though something was still going on
 */
export function incidenceAt(curve: Incidence, cause: number, time: number): IncidenceAt | null {
  const place = countBelow(curve.times, time, true) - 1;
  const isOver = place >= 0 && curve.survival[place] === 0;
  if (time > curve.last && !isOver) return null;
  const share = place < 0 ? 0 : curve.incidence[cause - 1]![place]!;
  const error = place < 0 ? 0 : curve.error[cause - 1]![place]!;
  const survival = place < 0 ? 1 : curve.survival[place]!;
  return { share, error, survival, interval: logLogInterval(share, error), atRisk: curve.watchedAt(time) };
}

/** Sums of fractions are not exact: a share so near to 1 is 1. */
const ROUNDING = 1e-12;

/**
 * Interval of a share on the complementary log-log scale, 95 %:
 * 1 − exp(−exp(log(−log(1−F)) ± z·se / ((1−F)·(−log(1−F))))).
 * @returns null for a share of 0 or 1, where it has none
 * @source J. D. Kalbfleisch, R. L. Prentice, The Statistical Analysis of Failure Time Data, 2nd ed. (2002) 1.4
 */
export function logLogInterval(share: number, error: number): Interval | null {
  if (!(share > 0 && share < 1 - ROUNDING)) return null;
  const hazard = -Math.log1p(-share);
  const half = (Z95 * error) / ((1 - share) * hazard);
  const bound = (by: number) => -Math.expm1(-hazard * Math.exp(by));
  return [bound(-half), bound(half)];
}

/** Without those that ended before they were watched: they would be counted as ended, and at risk never. */
function everAtRisk(followed: Followed): Followed {
  const { times, causes, entries } = followed;
  if (!entries || entries.every((entry, place) => entry < times[place]!)) return followed;
  const isIt = (_: number, place: number) => entries[place]! < times[place]!;
  return { times: times.filter(isIt), causes: causes.filter(isIt), entries: entries.filter(isIt) };
}

function sortedByCause(times: Float64Array, causes: Uint8Array, count: number): readonly Float64Array[] {
  return Array.from({ length: count }, (_, cause) => times.filter((_, place) => causes[place] === cause + 1).sort());
}

/** Every time of sorted lists once, in order. */
function distinct(lists: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(lists.reduce((sum, { length }) => sum + length, 0));
  let filled = 0;
  for (const list of lists) {
    all.set(list, filled);
    filled += list.length;
  }
  all.sort();
  return all.filter((time, place) => place === 0 || time !== all[place - 1]);
}

/** How many of a sorted list are below a value, or below and equal to it. */
function countBelow(sorted: Float64Array, value: number, orEqual = false): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const one = sorted[middle]!;
    if (one < value || (orEqual && one === value)) low = middle + 1;
    else high = middle;
  }
  return low;
}
