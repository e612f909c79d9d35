import type { Standing } from './standing.ts';
import type { StandingFact } from './standing-fact.ts';
import type { TrajectoryPoint } from './trajectory-point.ts';

/** Where facts lead, and the last point they make; none before Created. */
export interface TrajectoryEnd {
  readonly standing: Standing;
  readonly point: TrajectoryPoint | undefined;
}

type Facts = readonly StandingFact[];

/** How many ends are kept at least: those of the opportunities that the events just folded are of. */
const KEPT = 4096;

/**
 * Ends of facts that this process has just folded, so that a stream that is folded in one go costs a step an event. A
 * memory only: what is not in it is folded from the facts.
 */
let young = new Map<Facts, TrajectoryEnd>();
let old = new Map<Facts, TrajectoryEnd>();
let lastFacts: Facts | undefined;
let lastEnd: TrajectoryEnd | undefined;

export function rememberedEnd(facts: Facts): TrajectoryEnd | undefined {
  return facts === lastFacts ? lastEnd : (young.get(facts) ?? old.get(facts));
}

/** @param superseded the facts that these go on from: their end is no longer kept */
export function rememberEnd(facts: Facts, end: TrajectoryEnd, superseded: Facts): void {
  if (superseded !== lastFacts) {
    if (lastFacts && lastEnd) young.set(lastFacts, lastEnd);
    young.delete(superseded);
    if (young.size >= KEPT) [old, young] = [young, new Map()];
  }
  [lastFacts, lastEnd] = [facts, end];
}
