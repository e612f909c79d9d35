import { aalenJohansen, sortedByCause } from './aalen-johansen.ts';

/** How long something lasted: until it ended, or until it was last seen (right-censored). */
export interface Duration {
  /** In any unit, the same throughout. */
  readonly time: number;
  readonly ended: boolean;
}

/** What happened at one time: censorings at the same time come after the ends. */
export interface SurvivalStep {
  readonly time: number;
  /** Not ended and still seen just before. */
  readonly atRisk: number;
  /** Share that lasts longer. */
  readonly survival: number;
}

/**
 * The Kaplan–Meier curve: a step at each time at which anything ended.
 * @source E. L. Kaplan, P. Meier, JASA 53 (1958) 457–481
 */
export function kaplanMeier(durations: readonly Duration[]): readonly SurvivalStep[] {
  const times = Float64Array.from(durations, ({ time }) => time);
  const curve = aalenJohansen({ times, causes: Uint8Array.from(durations, ({ ended }) => (ended ? 1 : 0)) }, 1);
  return Array.from(curve.times, (time, place) => ({
    time,
    atRisk: curve.atRisk[place]!,
    survival: curve.survival[place]!,
  }));
}

/** Survivals that differ by less are one: a product of fractions is not exact. */
const ROUNDING = 1e-9;

/**
 * The smallest time by which at least `share` of all have ended; 0.5 for the median.
 * @returns null where the curve never falls that far
 */
export function survivalQuantile(curve: readonly SurvivalStep[], share: number): number | null {
  return curve.find(({ survival }) => survival <= 1 - share + ROUNDING)?.time ?? null;
}

/**
 * The same of columns, one place each: how long it lasted, and 1 where it ended, 0 where it was last seen.
 * @returns null where the curve never falls that far
 */
export function timeQuantile(times: Float64Array, ended: Uint8Array, share: number): number | null {
  const [censored, ends] = sortedByCause(times, ended, 1) as [Float64Array, Float64Array];
  let survival = 1;
  for (let gone = 0, left = 0; gone < ends.length; ) {
    const time = ends[gone]!;
    while (left < censored.length && censored[left]! < time) left += 1;
    let to = gone;
    while (ends[to] === time) to += 1;
    survival *= 1 - (to - gone) / (times.length - gone - left);
    if (survival <= 1 - share + ROUNDING) return time;
    gone = to;
  }
  return null;
}
