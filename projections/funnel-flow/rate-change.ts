import { type Interval, Z95 } from '#funnel';

/**
 * 95 % interval of the difference of two independent rates, by their standard errors.
 * @returns null where neither varies
 */
export function changeInterval(change: number, was: number | null, is: number | null): Interval | null {
  const half = Z95 * Math.hypot(was ?? 0, is ?? 0);
  return half > 0 ? [change - half, change + half] : null;
}
