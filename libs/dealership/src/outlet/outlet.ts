import { type Aggregate, aggregateIdOf, correctable, dataOf, type Remembering, type Zone } from '#kernel';
import { outletChanged } from './events/outlet-changed.ts';
import { outletRegistered } from './events/outlet-registered.ts';

export interface Outlet extends Remembering {
  readonly id?: string;
  /** Id of the event that registered it. */
  readonly registered?: string;
  readonly label?: string;
  readonly zone?: Zone;
  readonly region?: string;
}

/** Surveys, training and strategy stand in the stream for views to count: they change nothing that a decision reads. */
export const outlet: Aggregate<Outlet> = correctable<Outlet>({
  category: 'outlet',
  initial: {},
  evolve(state, event) {
    const registered = dataOf(outletRegistered, event);
    if (registered) return { ...registered, registered: event.id, id: aggregateIdOf(event.stream) };
    const changed = dataOf(outletChanged, event);
    return changed ? { ...state, ...changed } : state;
  },
  outletOf: ({ id }) => id,
});
