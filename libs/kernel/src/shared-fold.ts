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
  const beginning: Reached<State> = { state: initial, next: undefined, others: undefined };
  return (events) => {
    let reached = beginning;
    for (const event of events) reached = nextOf(reached, event) ?? added(reached, event);
    return reached.state;
  };

  function added(reached: Reached<State>, event: Event): Reached<State> {
    const next = { event, state: evolve(reached.state, event), next: undefined, others: undefined };
    if (!reached.next) reached.next = next;
    else if (reached.others) reached.others.push(next);
    else reached.others = [next];
    return next;
  }
}

/** The state that a sequence leads to, and what came after it: mostly one event. */
interface Reached<State> {
  readonly state: State;
  next: After<State> | undefined;
  others: After<State>[] | undefined;
}

interface After<State> extends Reached<State> {
  readonly event: Told;
}

function nextOf<State>({ next, others }: Reached<State>, event: Told): Reached<State> | undefined {
  if (!next || isSame(next.event, event)) return next;
  return others?.find((one) => isSame(one.event, event));
}

function isSame(a: Told, b: Told): boolean {
  return a.data === b.data && a.id === b.id;
}
