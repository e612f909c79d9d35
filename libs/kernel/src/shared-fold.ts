import type { StreamEvent } from './event.ts';

/** What tells events of one stream apart: a correction leaves an event with other data. */
type Told = Pick<StreamEvent, 'id' | 'data'>;

/**
 * A fold for whoever asks for many states of one stream: what two sequences begin with alike is folded once. It keeps every
 * state that it came through, so it is made for one piece of work and dropped with it.
 * @param evolve pure, for the same event may be folded after others too
 */
export function sharedFold<State, Event extends Told>(
  evolve: (state: State, event: Event) => State,
  initial: State,
): (events: readonly Event[]) => State {
  const beginning: Reached<State> = { state: initial, after: [] };
  return (events) => {
    let reached = beginning;
    for (const event of events) reached = nextOf(reached, event) ?? added(reached, event);
    return reached.state;
  };

  function added(reached: Reached<State>, event: Event): Reached<State> {
    const next = { event, state: evolve(reached.state, event), after: [] };
    reached.after.push(next);
    return next;
  }
}

/** The state that a sequence leads to, and what came after it. */
interface Reached<State> {
  readonly state: State;
  readonly after: (Reached<State> & { readonly event: Told })[];
}

function nextOf<State>({ after }: Reached<State>, { id, data }: Told): Reached<State> | undefined {
  for (const next of after) if (next.event.data === data && next.event.id === id) return next;
  return undefined;
}
