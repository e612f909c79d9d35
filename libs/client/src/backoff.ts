/** How often and how long a client tries again. Times are in ms. */
export interface Backoff {
  /** Times that a request is sent again before it is given up. */
  readonly retries: number;
  /** Of the first wait; each further one may be twice as long. */
  readonly baseMs: number;
  readonly longestMs: number;
}

export const DEFAULT_BACKOFF: Backoff = { retries: 6, baseMs: 200, longestMs: 20_000 };

/**
 * How long to wait before the n-th retry, from 1: anything up to the bound of that retry, so that clients which failed
 * together do not come back together, and on top of what the service asked for. Undefined: not worth waiting for.
 * @param random 0 ≤ random < 1
 * @param askedMs of a Retry-After
 */
export function waitBefore(
  retry: number,
  { retries, baseMs, longestMs }: Backoff,
  random: number,
  askedMs: number | undefined,
): number | undefined {
  if (retry > retries || (askedMs ?? 0) > longestMs) return undefined;
  const jitter = random * Math.min(longestMs, baseMs * 2 ** (retry - 1));
  return Math.min(longestMs, Math.ceil((askedMs ?? 0) + jitter));
}

/** A Retry-After in ms: seconds, or the time until a date. Undefined where there is none that can be read. */
export function retryAfterMs(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  if (/^\d{1,9}$/.test(header)) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
