import { Z95 } from './confidence.ts';
import type { Interval } from './interval.ts';

/**
 * Wilson score interval, 95 %, for k successes in n trials.
 * @returns null where n = 0, or where k of n is no share (k > n)
 * @source E. B. Wilson, JASA 22 (1927) 209–212; recommended for small n by Brown, Cai & DasGupta (2001)
 */
export function wilsonInterval(k: number, n: number): Interval | null {
  if (n <= 0 || k < 0 || k > n) return null;
  const p = k / n;
  const square = Z95 * Z95;
  const centre = p + square / (2 * n);
  const half = Z95 * Math.sqrt((p * (1 - p)) / n + square / (4 * n * n));
  const bound = (sign: number) => (centre + sign * half) / (1 + square / n);
  return [k === 0 ? 0 : bound(-1), k === n ? 1 : bound(1)];
}
