import { type Aggregate, dataOf } from '#kernel';
import { remedyPlanned } from './events/remedy-planned.ts';

export interface Remedy {
  /** Id of the event that planned it. */
  readonly planned?: string;
  readonly outlet?: string;
}

export const remedy: Aggregate<Remedy> = {
  category: 'remedy',
  initial: {},
  evolve(state, event) {
    const planned = dataOf(remedyPlanned, event);
    if (!planned) return state;
    return { planned: event.id, ...(planned.outlet !== undefined && { outlet: planned.outlet }) };
  },
  outletOf: ({ outlet }) => outlet,
};
