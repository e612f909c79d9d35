/** What was said beforehand and what came, in one unit. */
export interface Judged {
  readonly forecast: number;
  readonly actual: number;
}

/**
 * Weighted absolute percentage error: Σ|actual − forecast| / Σ|actual|.
 * @returns null where nothing came at all: there is nothing to hold the errors against
 * @source S. Kolassa, W. Schütz, Foresight 6 (2007) 40–43
 */
export function weightedError(judged: readonly Judged[]): number | null {
  const came = judged.reduce((sum, { actual }) => sum + Math.abs(actual), 0);
  return came === 0 ? null : absoluteErrors(judged) / came;
}

/**
 * Mean absolute scaled error: the mean absolute error over that of saying each time what came the time before, within
 * `before`, which ends where the forecasts begin. Below 1: better than that.
 * @returns null without a forecast, or where nothing in `before` ever changed
 * @source R. J. Hyndman, A. B. Koehler, International Journal of Forecasting 22 (2006) 679–688
 */
export function scaledError(judged: readonly Judged[], before: readonly number[]): number | null {
  const steps = before.slice(1).map((one, place) => Math.abs(one - before[place]!));
  const scale = steps.reduce((sum, one) => sum + one, 0) / steps.length;
  return judged.length === 0 || !(scale > 0) ? null : absoluteErrors(judged) / judged.length / scale;
}

/** Mean of forecast − actual: above 0, too much was promised. @returns null without a forecast */
export function biasOf(judged: readonly Judged[]): number | null {
  if (judged.length === 0) return null;
  return judged.reduce((sum, { forecast, actual }) => sum + forecast - actual, 0) / judged.length;
}

/** A quantile that was said beforehand and what came. */
export interface JudgedQuantile {
  readonly quantile: number;
  readonly actual: number;
}

/**
 * Mean pinball loss of quantiles by one share: share × (actual − quantile) where more came, (1 − share) × (quantile −
 * actual) where less did. Least for the true quantile.
 * @returns null without one
 * @source R. Koenker, G. Bassett, Econometrica 46 (1978) 33–50
 */
export function pinballLoss(judged: readonly JudgedQuantile[], share: number): number | null {
  if (judged.length === 0) return null;
  const losses = judged.map(({ quantile, actual }) =>
    actual >= quantile ? share * (actual - quantile) : (1 - share) * (quantile - actual),
  );
  return losses.reduce((sum, one) => sum + one, 0) / judged.length;
}

/** An interval that was said beforehand and what came. */
export interface JudgedInterval {
  readonly low: number;
  readonly high: number;
  readonly actual: number;
}

/** In how many of how many intervals, ends included, what came lay. `share` is null without one. */
export function intervalCoverage(judged: readonly JudgedInterval[]) {
  const covered = judged.filter(({ low, high, actual }) => low <= actual && actual <= high).length;
  return { covered, of: judged.length, share: judged.length === 0 ? null : covered / judged.length };
}

function absoluteErrors(judged: readonly Judged[]): number {
  return judged.reduce((sum, { forecast, actual }) => sum + Math.abs(actual - forecast), 0);
}
