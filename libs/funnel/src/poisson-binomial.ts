/** The least number with all its digits: what is less is nothing, and slow to reckon with. */
const LEAST = 2 ** -1022;

/**
 * The distribution of how many of several independent trials succeed, each by its own probability: at place k, P(X = k).
 * By dynamic programming over the trials, which adds and multiplies nothing negative: exact to the last digits. Only what has
 * any probability by then is gone through, a few times √n of n places.
 * @param probabilities each in 0..1
 * @source R. E. Barlow, K. D. Heidtmann, IEEE Transactions on Reliability R-33 (1984) 322–323
 */
export function poissonBinomial(probabilities: readonly number[]): Float64Array {
  const mass = new Float64Array(probabilities.length + 1);
  mass[0] = 1;
  let [from, to] = [0, 0];
  for (const probability of probabilities) {
    const failing = 1 - probability;
    to += 1;
    for (let k = to; k > from; k -= 1) mass[k] = mass[k]! * failing + mass[k - 1]! * probability;
    mass[from] = mass[from]! * failing;
    while (mass[from]! < LEAST) mass[from++] = 0;
    while (mass[to]! < LEAST) mass[to--] = 0;
  }
  return mass;
}

/** P(X ≥ k) of a distribution over 0, 1, 2, … */
export function massOfAtLeast(mass: Float64Array, k: number): number {
  if (k <= 0) return 1;
  let sum = 0;
  for (let at = mass.length - 1; at >= k; at -= 1) sum += mass[at]!;
  return Math.min(1, sum);
}

/** Cumulated masses that differ by less are one: a sum of fractions is not exact. */
const ROUNDING = 1e-12;

/** The smallest k with P(X ≤ k) ≥ share. @param share in 0..1 */
export function massQuantile(mass: Float64Array, share: number): number {
  let sum = 0;
  for (const [k, one] of mass.entries()) {
    sum += one;
    if (sum >= share - ROUNDING) return k;
  }
  return mass.length - 1;
}
