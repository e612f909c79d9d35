import type { DrawAmount } from './win-amount.ts';

/** A probability that was estimated. */
export interface EstimatedShare {
  readonly share: number;
  /** Its standard error. */
  readonly error: number;
  /** How many it was estimated from. */
  readonly stays: number;
  /** Estimates of one source err together. */
  readonly source: number;
}

/** What may be won, by which of the estimates. */
export interface UncertainStake {
  readonly value: number;
  /** Place among the estimates. */
  readonly estimate: number;
}

/**
 * Draws of stakes whose probabilities are estimates: first how far each source errs, a standard normal deviate on the
 * complementary log-log scale that intervals of shares are told on; then which stakes are won. A share of 0 or 1, whose
 * error no formula tells, errs as ½ more of `stays` + 1 would.
 * @param random in [0, 1); a seeded one gives the same draws again
 */
export function uncertainDraws(
  stakes: readonly UncertainStake[],
  estimates: readonly EstimatedShare[],
  random: () => number,
): DrawAmount {
  const scales = estimates.map(scaleOf);
  const hazards = Float64Array.from(scales, ({ hazard }) => hazard);
  const spreads = Float64Array.from(scales, ({ spread }) => spread);
  const sources = Uint32Array.from(estimates, ({ source }) => source);
  const deviates = new Float64Array(1 + Math.max(-1, ...sources));
  const probabilities = new Float64Array(estimates.length);
  const values = Float64Array.from(stakes, ({ value }) => value);
  const places = Uint32Array.from(stakes, ({ estimate }) => estimate);
  return () => {
    for (let source = 0; source < deviates.length; source += 1) deviates[source] = normal(random);
    for (let place = 0; place < probabilities.length; place += 1) {
      probabilities[place] = -expm1(-hazards[place]! * exp(spreads[place]! * deviates[sources[place]!]!));
    }
    let sum = 0;
    for (let stake = 0; stake < values.length; stake += 1) {
      if (random() < probabilities[places[stake]!]!) sum += values[stake]!;
    }
    return sum;
  };
}

// Drawn hundreds of thousands of times: looked up once.
const { exp, expm1 } = Math;

interface Scale {
  /** −ln(1 − share) */
  readonly hazard: number;
  /** Standard error of its logarithm. */
  readonly spread: number;
}

function scaleOf({ share, error, stays }: EstimatedShare): Scale {
  const isTold = share > 0 && share < 1 && error > 0;
  const probability = isTold ? share : (share * stays + 0.5) / (stays + 1);
  const deviation = isTold ? error : Math.sqrt((probability * (1 - probability)) / (stays + 1));
  const hazard = -Math.log1p(-probability);
  return { hazard, spread: deviation / ((1 - probability) * hazard) };
}

/** @source G. E. P. Box, M. E. Muller, Annals of Mathematical Statistics 29 (1958) 610–611 */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
