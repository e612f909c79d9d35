/** A probability that was said beforehand, and whether it came. */
export interface JudgedProbability {
  readonly probability: number;
  readonly came: boolean;
}

/**
 * Brier score: mean of (probability − outcome)². 0 is perfect, 0.25 what always saying ½ gives.
 * @returns null without one
 * @source G. W. Brier, Monthly Weather Review 78 (1950) 1–3
 */
export function brierScore(judged: readonly JudgedProbability[]): number | null {
  return meanOf(judged, ({ probability, came }) => (probability - Number(came)) ** 2);
}

/** Certainty beyond this is taken for this, so that one outcome that was called impossible is not infinitely bad. */
const MOST_CERTAIN = 1e-6;

/**
 * Logarithmic loss: mean of −ln of the probability that was given to what came, probabilities held to 10⁻⁶ … 1 − 10⁻⁶.
 * @returns null without one
 * @source I. J. Good, Journal of the Royal Statistical Society B 14 (1952) 107–114
 */
export function logLoss(judged: readonly JudgedProbability[]): number | null {
  return meanOf(judged, ({ probability, came }) => {
    const given = came ? probability : 1 - probability;
    return -Math.log(Math.min(1 - MOST_CERTAIN, Math.max(MOST_CERTAIN, given)));
  });
}

/** Of the probabilities from `from` up to `to`, how they came true. */
export interface CalibrationBin {
  readonly from: number;
  readonly to: number;
  readonly n: number;
  readonly came: number;
  /** Mean probability said, and share that came; null for none. */
  readonly said: number | null;
  readonly share: number | null;
}

/** Probabilities against outcomes, in bins of equal width; each holds its lower end, the last one 1 too. */
export function calibrationTable(judged: readonly JudgedProbability[], bins = 10): readonly CalibrationBin[] {
  return Array.from({ length: bins }, (_, bin) => {
    const own = judged.filter(({ probability }) => Math.min(bins - 1, Math.floor(probability * bins)) === bin);
    return {
      from: bin / bins,
      to: (bin + 1) / bins,
      n: own.length,
      came: own.filter(({ came }) => came).length,
      said: meanOf(own, ({ probability }) => probability),
      share: meanOf(own, ({ came }) => Number(came)),
    };
  });
}

function meanOf<Item>(items: readonly Item[], of: (item: Item) => number): number | null {
  return items.length === 0 ? null : items.reduce((sum, item) => sum + of(item), 0) / items.length;
}
