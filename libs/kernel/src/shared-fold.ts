/**
 * A fold for whoever asks for many states of one stream: what two sequences begin with alike is folded once. It keeps every
 * state that it came through, so it is made for one piece of work and dropped with it.
 * @param evolve pure, for the same event may be folded after others too
 */
export function sharedFold<State, Event extends object>(
  evolve: (state: State, event: Event) => State,
  initial: State,
): (events: readonly Event[]) => State {
  const beginning: Reached<State, Event> = { state: initial, after: [] };
  return (events) => {
    let reached = beginning;
    for (const event of events) {
      let next = reached.after.find((one) => one.event === event);
      if (!next) {
        next = { event, state: evolve(reached.state, event), after: [] };
        reached.after.push(next);
      }
      reached = next;
    }
    return reached.state;
  };
}

/** The state that a sequence leads to, and what came after it. */
interface Reached<State, Event> {
  readonly state: State;
  readonly after: (Reached<State, Event> & { readonly event: Event })[];
}
