import { type EventCorrected, type Instant, sideNotes } from '#kernel';
import { closingOf, currentValue, type Dimensions, nowhere, type Standing, stageOf, statusOf } from './standing.ts';
import { before, correctedFact, type FoldableEvent, type StandingFact, standingFact } from './standing-fact.ts';
import { step } from './standing-step.ts';
import { type TrajectoryEnd, trajectoryEnds } from './trajectory-ends.ts';
import type { Trajectory, TrajectoryPoint } from './trajectory-point.ts';

/** All that a trajectory needs of the past, as plain JSON: about 80 bytes for each event that can change it. */
export interface CompactTrajectory {
  /** In effective order, corrections applied. */
  readonly facts: readonly StandingFact[];
}

export const noTrajectory: CompactTrajectory = { facts: [] };

/** How one more event changed a trajectory: both parts begin with the last point they share, if they share one. */
export interface TrajectoryChange {
  readonly compact: CompactTrajectory;
  readonly before: Trajectory;
  readonly after: Trajectory;
}

/** The trajectory told by events known so far, given in whatever order; they are of one stream. */
export function trajectory(events: Iterable<FoldableEvent>): Trajectory {
  let compact = noTrajectory;
  for (const event of [...events].sort((a, b) => a.revision - b.revision))
    compact = extendTrajectory(compact, event).compact;
  return trajectoryOf(compact);
}

/** What a view that keeps only the facts goes on from. */
export function compactTrajectory(facts: readonly StandingFact[]): CompactTrajectory {
  return { facts };
}

/** The trajectory that a compact one stands for. */
export function trajectoryOf({ facts }: CompactTrajectory): Trajectory {
  return walk(facts).points;
}

/**
 * The trajectory with one more event of the stream. An event that happened after all others costs one step, whatever the
 * length; a late one or a correction folds the facts anew. Several views that go on from the same facts share the work.
 */
export function extendTrajectory(compact: CompactTrajectory, event: FoldableEvent): TrajectoryChange {
  const known = extensions.of(event);
  if (known?.facts === compact.facts) return known.change;
  const change = extended(compact, event);
  extensions.keep(event, { facts: compact.facts, change });
  return change;
}

/** What an event last made of which facts: a memory only. */
const extensions = sideNotes<
  FoldableEvent,
  { readonly facts: readonly StandingFact[]; readonly change: TrajectoryChange }
>();

function extended(compact: CompactTrajectory, event: FoldableEvent): TrajectoryChange {
  const { facts } = compact;
  if (event.type === 'EventCorrected') {
    return refolded(compact, corrected(facts, event.data as unknown as EventCorrected));
  }
  const fact = standingFact(event);
  if (!fact) return { compact, before: [], after: [] };
  const last = facts.at(-1);
  if (last && before(fact, last)) {
    const at = facts.findIndex((one) => before(fact, one));
    return refolded(compact, facts.toSpliced(at, 0, fact));
  }
  const end = endOf(compact);
  const next = stepped(end, fact);
  const longer = remembered([...facts, fact], next);
  if (next.point === end.point || !next.point) return { compact: longer, before: [], after: [] };
  return end.point
    ? { compact: longer, before: [end.point], after: [end.point, next.point] }
    : { compact: longer, before: [], after: [next.point] };
}

function endOf({ facts }: CompactTrajectory): TrajectoryEnd {
  return trajectoryEnds.of(facts) ?? walk(facts).end;
}

function remembered(facts: readonly StandingFact[], end: TrajectoryEnd): CompactTrajectory {
  trajectoryEnds.keep(facts, end);
  return { facts };
}

function corrected(facts: readonly StandingFact[], correction: EventCorrected): readonly StandingFact[] {
  return facts
    .map((fact) => (fact[0] === correction.revision ? correctedFact(fact, correction) : fact))
    .filter((fact) => fact !== undefined);
}

function refolded(compact: CompactTrajectory, facts: readonly StandingFact[]): TrajectoryChange {
  const old = trajectoryOf(compact);
  const { points, end } = walk(facts);
  const length = sharedLength(old, points);
  const from = Math.max(0, length - 1);
  const changed = length < old.length || length < points.length;
  return {
    compact: remembered(facts, end),
    before: changed ? old.slice(from) : [],
    after: changed ? points.slice(from) : [],
  };
}

function walk(facts: readonly StandingFact[]): { readonly points: Trajectory; readonly end: TrajectoryEnd } {
  const points: TrajectoryPoint[] = [];
  let end: TrajectoryEnd = { standing: nowhere, point: undefined };
  for (const fact of facts) {
    const next = stepped(end, fact);
    if (next.point && next.point !== end.point) points.push(next.point);
    end = next;
  }
  return { points, end };
}

/** One fact further; the point stays the same object where nothing changed. */
function stepped({ standing: old, point }: TrajectoryEnd, fact: StandingFact): TrajectoryEnd {
  const standing = step(old, fact);
  if (standing.episode === 0) return { standing, point: undefined };
  const next = pointOf(standing, fact[1]);
  return { standing, point: point && samePlace(point, next) ? point : next };
}

/** Where a standing stands, from an instant on. */
export function pointOf(standing: Standing, at: Instant): TrajectoryPoint {
  const { value, dimensions } = closingOf(standing) ?? {
    value: currentValue(standing),
    dimensions: standing.dimensions,
  };
  const { stageModel, episode } = standing;
  return { at, status: statusOf(standing), stage: stageOf(standing), value, dimensions, stageModel, episode };
}

function sharedLength(a: Trajectory, b: Trajectory): number {
  let length = 0;
  for (const point of a) {
    const other = b[length];
    if (!other || other.at !== point.at || !samePlace(point, other)) break;
    length += 1;
  }
  return length;
}

function samePlace(a: TrajectoryPoint, b: TrajectoryPoint): boolean {
  return (
    a.status === b.status &&
    a.stage === b.stage &&
    a.episode === b.episode &&
    a.stageModel === b.stageModel &&
    a.value?.amount === b.value?.amount &&
    a.value?.currency === b.value?.currency &&
    sameDimensions(a.dimensions, b.dimensions)
  );
}

function sameDimensions(a: Dimensions, b: Dimensions): boolean {
  if (a === b) return true;
  for (const name in a) if (a[name] !== b[name]) return false;
  for (const name in b) if (a[name] === undefined) return false;
  return true;
}
