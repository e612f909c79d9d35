import { categoryOf, type RecordedEvent } from '#kernel';
import { type StandingFact, standingEventTypes } from './standing-fact.ts';
import { compactTrajectory, extendTrajectory, noTrajectory } from './trajectory.ts';

const MOVES_STANDING: ReadonlySet<string> = new Set(standingEventTypes);

/**
 * The facts that the trajectory of an opportunity is folded from, for views that go on from the past of their streams: those
 * that go on from the same facts share the work.
 */
export const pastTrajectory = {
  none: noTrajectory.facts,
  bears: ({ stream, type }: RecordedEvent): boolean => MOVES_STANDING.has(type) && categoryOf(stream) === 'opportunity',
  after: (facts: readonly StandingFact[], event: RecordedEvent): readonly StandingFact[] =>
    extendTrajectory(compactTrajectory(facts), event).compact.facts,
};
