import { type Aggregate, dataOf, type IsoWeek, isAggregateId } from '#kernel';
import { demandSubmitted } from './events/demand-submitted.ts';

/** What one outlet submitted for one week. */
export interface Demand {
  readonly outlet?: string;
  /** Id of the first submission. */
  readonly submitted?: string;
  /** By order: id of the submission that it is in. */
  readonly orders: ReadonlyMap<string, string>;
}

export const demand: Aggregate<Demand> = {
  category: 'demand',
  initial: { orders: new Map() },
  evolve(state, event) {
    const submission = dataOf(demandSubmitted, event);
    if (!submission) return state;
    const orders = new Map(state.orders);
    for (const order of submission.orderIds) if (!orders.has(order)) orders.set(order, event.id);
    return { outlet: submission.outlet, submitted: state.submitted ?? event.id, orders };
  },
  outletOf: ({ outlet }) => outlet,
};

/** The one demand of an outlet and a week; undefined where the outlet's id leaves no room for it. */
export function demandId(outlet: string, week: IsoWeek): string | undefined {
  const id = `${outlet}-${week}`;
  return isAggregateId(id) ? id : undefined;
}
