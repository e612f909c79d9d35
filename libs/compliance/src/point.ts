import type { Instant } from '#kernel';

/**
 * Where a verdict stands on the two axes of time: it uses what had happened by `effectiveAt` and was recorded by `asOf`;
 * what has passed by then is measured at `effectiveAt`, never later than `asOf`.
 */
export interface Point {
  readonly effectiveAt: Instant;
  readonly asOf: Instant;
}

/** The clock of a verdict. */
export function clockOf({ effectiveAt, asOf }: Point): Instant {
  return effectiveAt < asOf ? effectiveAt : asOf;
}
