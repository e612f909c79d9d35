import type { BuildProgress } from '#read-store';

/** How far a rebuild is. */
export interface Progress {
  /** Events of the log gone through. */
  readonly done: number;
  readonly total: number;
  readonly ratePerSecond: number;
  /** null until there is a rate to go by. */
  readonly etaSeconds: number | null;
}

export function progressOf({ done, total, workedMs }: BuildProgress): Progress {
  const ratePerSecond = workedMs > 0 ? (done * 1_000) / workedMs : 0;
  return { done, total, ratePerSecond, etaSeconds: ratePerSecond > 0 ? (total - done) / ratePerSecond : null };
}
