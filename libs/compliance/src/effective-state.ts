import { type Aggregate, type Instant, withCorrections } from '#kernel';
import type { History } from './history.ts';

/** The state effective at an instant, from events of one stream in the order of recording. */
export function effectiveState<State>(
  { evolve, initial }: Pick<Aggregate<State>, 'evolve' | 'initial'>,
  events: History,
  at: Instant,
): State {
  return withCorrections(events)
    .filter(({ occurredAt }) => occurredAt <= at)
    .toSorted((a, b) => (a.occurredAt < b.occurredAt ? -1 : a.occurredAt > b.occurredAt ? 1 : a.position - b.position))
    .reduce(evolve, initial);
}
