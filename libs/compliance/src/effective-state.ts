import { type Aggregate, type Instant, inEffectiveOrder, withCorrections } from '#kernel';
import type { History } from './history.ts';

/** The state effective at an instant, from events of one stream in the order of recording. */
export function effectiveState<State>(
  { evolve, initial }: Pick<Aggregate<State>, 'evolve' | 'initial'>,
  events: History,
  at: Instant,
): State {
  return withCorrections(events)
    .filter(({ occurredAt }) => occurredAt <= at)
    .toSorted(inEffectiveOrder)
    .reduce(evolve, initial);
}
