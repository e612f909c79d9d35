/** One segment of two populations: its share of each, and its rate in each. */
export interface Segment {
  /** Share of the population: all of them sum to 1. */
  readonly weight: readonly [before: number, after: number];
  readonly rate: readonly [before: number, after: number];
}

/** What a segment contributes to the difference of the two rates. */
export interface MixAndRate {
  /** By being more or less of the population: (w₁ − w₀) · (r₀ + r₁) / 2. */
  readonly mix: number;
  /** By its own rate: (r₁ − r₀) · (w₀ + w₁) / 2. */
  readonly rate: number;
}

/**
 * Splits the difference of two overall rates Σ w·r into mix and rate, segment by segment, in their order. All of it
 * sums to the difference.
 * @source E. M. Kitagawa, JASA 50 (1955) 1168–1194
 */
export function kitagawa(segments: readonly Segment[]): readonly MixAndRate[] {
  return segments.map(({ weight: [w0, w1], rate: [r0, r1] }) => ({
    mix: ((w1 - w0) * (r0 + r1)) / 2,
    rate: ((r1 - r0) * (w0 + w1)) / 2,
  }));
}
