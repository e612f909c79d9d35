import type { Standing } from './standing.ts';
import type { StandingFact } from './standing-fact.ts';
import type { TrajectoryPoint } from './trajectory-point.ts';

/** Where facts lead, and the last point they make; none before Created. */
export interface TrajectoryEnd {
  readonly standing: Standing;
  readonly point: TrajectoryPoint | undefined;
}

type Facts = readonly StandingFact[];

/**
 * Ends of facts that this process has folded, each kept as long as somebody keeps the facts: a stream that is folded in one
 * go, or goes on from facts that are still in memory, costs a step an event. A memory only: what is not in it is folded from
 * the facts.
 */
const ends = new WeakMap<Facts, TrajectoryEnd>();
// What one stream does one after the other never reaches the map.
let lastFacts: Facts | undefined;
let lastEnd: TrajectoryEnd | undefined;

export function rememberedEnd(facts: Facts): TrajectoryEnd | undefined {
  return facts === lastFacts ? lastEnd : ends.get(facts);
}

/** @param superseded the facts that these go on from: their end is no longer kept */
export function rememberEnd(facts: Facts, end: TrajectoryEnd, superseded: Facts): void {
  if (superseded !== lastFacts) {
    if (lastFacts && lastEnd) ends.set(lastFacts, lastEnd);
    ends.delete(superseded);
  }
  [lastFacts, lastEnd] = [facts, end];
}
