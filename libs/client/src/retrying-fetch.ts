import { type Backoff, retryAfterMs, waitBefore } from './backoff.ts';
import { DealtrailUnreachable } from './problem.ts';

/** What a client needs of the world around it. */
export interface Surroundings {
  fetch(request: Request): Promise<Response>;
  /** 0 ≤ random < 1 */
  random(): number;
  /** ms since 1970 */
  now(): number;
  /** @throws the signal's reason once it is aborted */
  pause(ms: number, signal: AbortSignal): Promise<void>;
}

/** Statuses that say: not now, and nothing that was not done is lost. */
const AGAIN: ReadonlySet<number> = new Set([429, 503]);

/**
 * Sends a request until it is answered: again after a network error, 429 and 503, with the same body and headers, so with
 * the same Idempotency-Key; no other answer is asked for twice. After the last try the answer is given as it is.
 * @throws DealtrailUnreachable; the reason of the request's signal
 */
export function retryingFetch({ fetch, random, now, pause }: Surroundings, backoff: Backoff) {
  return async (request: Request): Promise<Response> => {
    for (let retry = 1; ; retry += 1) {
      const tried = await attempt(fetch, request);
      if (tried.response && !AGAIN.has(tried.response.status)) return tried.response;
      const asked = tried.response && retryAfterMs(tried.response.headers.get('retry-after'), now());
      const wait = waitBefore(retry, backoff, random(), asked);
      if (wait === undefined) {
        if (tried.response) return tried.response;
        throw new DealtrailUnreachable(tried.error, request.headers.get('idempotency-key') ?? undefined);
      }
      await tried.response?.body?.cancel();
      await pause(wait, request.signal);
    }
  };
}

type Tried =
  | { readonly response: Response; readonly error?: never }
  | { readonly response?: never; readonly error: unknown };

async function attempt(fetch: Surroundings['fetch'], request: Request): Promise<Tried> {
  try {
    return { response: await fetch(request.clone()) };
  } catch (error) {
    request.signal.throwIfAborted();
    return { error };
  }
}
