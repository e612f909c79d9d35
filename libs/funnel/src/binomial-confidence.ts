import { incompleteBeta } from './incomplete-beta.ts';

/**
 * P(X ≥ k) of X ~ Bin(n, p), by the incomplete beta function: I_p(k, n − k + 1).
 * @param k, @param n whole numbers of 0 or more, to a million
 * @param p in 0..1
 * @source DLMF 8.17.5
 */
export function probabilityOfAtLeast(k: number, n: number, p: number): number {
  if (k <= 0) return 1;
  if (k > n) return 0;
  return incompleteBeta(p, k, n - k + 1);
}

/**
 * The fewest trials that have at least k successes with at least a confidence: the smallest n with P(Bin(n, p) ≥ k) ≥ γ.
 * @param p above 0, up to 1
 * @param confidence in 0..1, below 1
 */
export function trialsFor(k: number, p: number, confidence: number): number {
  if (k <= 0) return 0;
  const isEnough = (n: number) => probabilityOfAtLeast(k, n, p) >= confidence;
  if (isEnough(k)) return k;
  let [few, enough] = [k, 2 * k];
  while (!isEnough(enough)) [few, enough] = [enough, 2 * enough];
  // P rises with n: what is enough lies between.
  while (enough - few > 1) {
    const middle = Math.floor((few + enough) / 2);
    if (isEnough(middle)) enough = middle;
    else few = middle;
  }
  return enough;
}
