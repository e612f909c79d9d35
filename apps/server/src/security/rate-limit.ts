/** Requests that one key may send: so many a second in the long run, and at most that many at once after a rest. */
export interface Rate {
  readonly perSecond: number;
  readonly burst: number;
}

/** Keys remembered at a time; a key that was forgotten has rested. */
const KEYS = 10_000;

/**
 * A bucket of tokens for each key.
 * @param now in milliseconds, monotonic
 * @returns whether the request may go on: 0, or the whole seconds after which it may
 */
export function rateLimit({ perSecond, burst }: Rate, now: () => number): (key: string) => number {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return (key) => {
    const at = now();
    const bucket = buckets.get(key) ?? { tokens: burst, at };
    buckets.delete(key);
    const tokens = Math.min(burst, bucket.tokens + ((at - bucket.at) / 1_000) * perSecond);
    const allowed = tokens >= 1;
    buckets.set(key, { tokens: allowed ? tokens - 1 : tokens, at });
    if (buckets.size > KEYS) buckets.delete(buckets.keys().next().value as string);
    return allowed ? 0 : Math.max(1, Math.ceil((1 - tokens) / perSecond));
  };
}
