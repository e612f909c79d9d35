import {
  type Aggregate,
  type Instant,
  inEffectiveOrder,
  type RecordedEvent,
  sharedFold,
  withCorrections,
} from '#kernel';
import type { History } from './history.ts';

/** The state effective at an instant, from events of one stream in the order of recording. */
export function effectiveState<State>(
  { evolve, initial }: Pick<Aggregate<State>, 'evolve' | 'initial'>,
  events: History,
  at: Instant,
): State {
  return effectiveEvents(events, at).reduce(evolve, initial);
}

/** The same for whoever asks of one stream again and again, while it is judged: no step is made twice. */
export function effectiveStates<State>({
  evolve,
  initial,
}: Pick<Aggregate<State>, 'evolve' | 'initial'>): (events: History, at: Instant) => State {
  const fold = sharedFold<State, RecordedEvent>(evolve, initial);
  return (events, at) => fold(effectiveEvents(events, at));
}

function effectiveEvents(events: History, at: Instant): History {
  const effective = withCorrections(events).filter(({ occurredAt }) => occurredAt <= at);
  return effective.length < 2 ? effective : effective.sort(inEffectiveOrder);
}
