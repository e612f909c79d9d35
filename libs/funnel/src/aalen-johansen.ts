import { Z95 } from './confidence.ts';
import type { Interval } from './interval.ts';
import { sortTimes } from './sort-times.ts';

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
  const exits = sortedByCause(times, causes, causeCount);
  const [censored, ...ends] = exits as [Float64Array, ...Float64Array[]];
  const starts = entries && sortTimes(entries.slice());
  const most = times.length - censored.length;
  const [at, atRisks, survivals] = [new Float64Array(most), new Float64Array(most), new Float64Array(most)];
  const [incidence, error] = [ends.map(() => new Float64Array(most)), ends.map(() => new Float64Array(most))];
  const next = new Uint32Array(causeCount);
  const counts = new Float64Array(causeCount);
  const variance = new Float64Array(causeCount);
  const covariance = new Float64Array(causeCount);
  let [survival, survivalVariance] = [1, 0];
  let [left, come, over] = [0, starts ? 0 : times.length, 0];
  // While nothing is censored or comes late, shares are quotients of whole numbers: exact where a product of steps is not.
  const stretch = {
    watched: 0,
    gone: 0,
    mass: 1,
    before: new Float64Array(causeCount),
    ended: new Float64Array(causeCount),
  };
  let place = 0;
  for (let time = leastOf(ends, next); time < Number.POSITIVE_INFINITY; time = leastOf(ends, next)) {
    while (left < censored.length && censored[left]! < time) left += 1;
    if (starts) while (come < starts.length && starts[come]! < time) come += 1;
    const atRisk = come - left - over;
    if (atRisk !== stretch.watched - stretch.gone) {
      for (let cause = 0; cause < causeCount; cause += 1) {
        stretch.before[cause] = place === 0 ? 0 : incidence[cause]![place - 1]!;
      }
      stretch.ended.fill(0);
      [stretch.watched, stretch.gone, stretch.mass] = [atRisk, 0, survival];
    }
    let all = 0;
    for (let cause = 0; cause < causeCount; cause += 1) {
      const own = ends[cause]!;
      let to = next[cause]!;
      while (own[to] === time) to += 1;
      counts[cause] = to - next[cause]!;
      all += counts[cause]!;
      next[cause] = to;
    }
    over += all;
    stretch.gone += all;
    const hazard = all / atRisk;
    const square = survival * survival;
    for (let cause = 0; cause < causeCount; cause += 1) {
      stretch.ended[cause]! += counts[cause]!;
      const share = stretch.before[cause]! + stretch.mass * (stretch.ended[cause]! / stretch.watched);
      incidence[cause]![place] = Math.min(1, share);
      const own = counts[cause]! / atRisk;
      const withSurvival = covariance[cause]!;
      variance[cause]! += 2 * own * withSurvival + own * own * survivalVariance + (square * own * (1 - own)) / atRisk;
      covariance[cause] =
        (1 - hazard) * (withSurvival + own * survivalVariance) - (square * own * (1 - hazard)) / atRisk;
      error[cause]![place] = Math.sqrt(Math.max(0, variance[cause]!));
    }
    survivalVariance = (1 - hazard) ** 2 * survivalVariance + (square * hazard * (1 - hazard)) / atRisk;
    survival = stretch.mass * ((stretch.watched - stretch.gone) / stretch.watched);
    at[place] = time;
    atRisks[place] = atRisk;
    survivals[place] = survival;
    place += 1;
  }
  const told = (column: Float64Array) => column.subarray(0, place);
  return {
    times: told(at),
    size: times.length,
    atRisk: told(atRisks),
    survival: told(survivals),
    incidence: incidence.map(told),
    error: error.map(told),
    last: exits.reduce((last, column) => Math.max(last, column.at(-1) ?? last), Number.NEGATIVE_INFINITY),
    watchedAt: (time) =>
      exits.reduce((sum, column) => sum + column.length - countBelow(column, time), 0) -
      (starts ? starts.length - countBelow(starts, time) : 0),
  };
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

/** The times of what was censored, and of what each cause ended, in order. */
export function sortedByCause(times: Float64Array, causes: Uint8Array, count: number): readonly Float64Array[] {
  const sizes = new Uint32Array(count + 1);
  for (let place = 0; place < causes.length; place += 1) sizes[causes[place]!]! += 1;
  const columns = Array.from(sizes, (size) => new Float64Array(size));
  sizes.fill(0);
  for (let place = 0; place < causes.length; place += 1) {
    const cause = causes[place]!;
    columns[cause]![sizes[cause]!] = times[place]!;
    sizes[cause]! += 1;
  }
  for (const column of columns) sortTimes(column);
  return columns;
}

/** The least of what is left of sorted lists. @param next how many of each are gone */
function leastOf(lists: readonly Float64Array[], next: Uint32Array): number {
  let least = Number.POSITIVE_INFINITY;
  for (let list = 0; list < lists.length; list += 1) {
    const own = lists[list]!;
    const place = next[list]!;
    if (place < own.length && own[place]! < least) least = own[place]!;
  }
  return least;
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
