/** How views are projected, wherever that is done. */
export const PACE = {
  leaseMs: 10_000,
  batchSize: 5_000,
  /** Far below the lag that views may have, and under load some ten events to a commit. */
  gatherMs: 10,
} as const;
