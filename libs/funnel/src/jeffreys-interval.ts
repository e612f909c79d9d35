import { betaQuantile } from './incomplete-beta.ts';
import type { Interval } from './interval.ts';

const TAIL = 0.025;

/**
 * Jeffreys interval, 95 %, for k successes in n trials: the 2.5 % and 97.5 % quantiles of Beta(k + ½, n − k + ½), but 0
 * below nothing (k = 0) and 1 above all (k = n).
 * @returns null where n = 0, or where k of n is no share (k > n)
 * @source L. D. Brown, T. T. Cai, A. DasGupta, Statistical Science 16 (2001) 101–133, section 3.1.3
 */
export function jeffreysInterval(k: number, n: number): Interval | null {
  if (n <= 0 || k < 0 || k > n) return null;
  const [a, b] = [k + 0.5, n - k + 0.5];
  // The upper bound is the lower one of the failures: small tails are the exact ones.
  return [k === 0 ? 0 : betaQuantile(TAIL, a, b), k === n ? 1 : 1 - betaQuantile(TAIL, b, a)];
}
