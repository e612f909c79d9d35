import type { Aggregate } from '../aggregate.ts';
import type { StreamEvent } from '../event.ts';
import { isCorrection, withCorrections } from './with-corrections.ts';

/** An event that was folded, newest first: what a correction needs to fold the past anew. */
export interface Folded {
  readonly event: StreamEvent;
  readonly before: Folded | undefined;
}

/** The state of an aggregate whose events may be corrected. */
export interface Remembering {
  readonly past?: Folded;
}

/** The aggregate, with every correction in its stream applied to the event it corrects. */
export function correctable<State extends Remembering>(aggregate: Aggregate<State>): Aggregate<State> {
  return {
    ...aggregate,
    evolve(state, event) {
      const past: Folded = { event, before: state.past };
      const next = isCorrection(event)
        ? withCorrections(foldedEvents({ past })).reduce(aggregate.evolve, aggregate.initial)
        : aggregate.evolve(state, event);
      return { ...next, past };
    },
  };
}

/** Everything that was folded, oldest first. */
export function foldedEvents(state: Remembering): readonly StreamEvent[] {
  const events: StreamEvent[] = [];
  for (let past = state.past; past; past = past.before) events.push(past.event);
  return events.reverse();
}
