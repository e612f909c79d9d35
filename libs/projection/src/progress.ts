import { epochMs, type Instant } from '#kernel';

/** How far a rebuild is. */
export interface Progress {
  /** Events of the log gone through. */
  readonly done: number;
  readonly total: number;
  readonly ratePerSecond: number;
  /** null until there is a rate to go by. */
  readonly etaSeconds: number | null;
}

/** Progress at `now` of a run that began at `began` with nothing done. */
export function progressOf(done: number, total: number, began: Instant, now: Instant): Progress {
  const seconds = (epochMs(now) - epochMs(began)) / 1_000;
  const ratePerSecond = seconds > 0 ? done / seconds : 0;
  return { done, total, ratePerSecond, etaSeconds: ratePerSecond > 0 ? (total - done) / ratePerSecond : null };
}
