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
  readonly ended: number;
  /** Share that lasts longer. */
  readonly survival: number;
}

/**
 * The Kaplan–Meier curve: a step at each time at which anything ended.
 * @source E. L. Kaplan, P. Meier, JASA 53 (1958) 457–481
 */
export function kaplanMeier(durations: readonly Duration[]): readonly SurvivalStep[] {
  const sorted = [...durations].sort((a, b) => a.time - b.time);
  const steps: SurvivalStep[] = [];
  let survival = 1;
  for (let at = 0; at < sorted.length; ) {
    const { time } = sorted[at]!;
    const atRisk = sorted.length - at;
    let ended = 0;
    for (; at < sorted.length && sorted[at]!.time === time; at += 1) if (sorted[at]!.ended) ended += 1;
    if (ended === 0) continue;
    survival *= 1 - ended / atRisk;
    steps.push({ time, atRisk, ended, survival });
  }
  return steps;
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
