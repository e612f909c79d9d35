import { sideNotes } from '#kernel';
import type { Standing } from './standing.ts';
import type { StandingFact } from './standing-fact.ts';
import type { TrajectoryPoint } from './trajectory-point.ts';

/** Where facts lead, and the last point they make; none before Created. */
export interface TrajectoryEnd {
  readonly standing: Standing;
  readonly point: TrajectoryPoint | undefined;
}

/**
 * Ends of facts that this process has folded: a stream that is folded in one go, or goes on from facts that are still in
 * memory, costs a step an event. A memory only: what is not in it is folded from the facts.
 */
export const trajectoryEnds = sideNotes<readonly StandingFact[], TrajectoryEnd>();
