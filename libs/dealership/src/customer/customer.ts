import { type Aggregate, correctable, dataOf, type Remembering } from '#kernel';
import { customersMerged } from './events/customers-merged.ts';

/** What the stream of a customer itself knows; the rest is a view over streams by `customerId`. */
export interface Customer extends Remembering {
  readonly merged?: { readonly into: string; readonly event: string };
}

export const customer: Aggregate<Customer> = correctable<Customer>({
  category: 'customer',
  initial: {},
  evolve(state, event) {
    const merged = dataOf(customersMerged, event);
    return merged ? { merged: { into: merged.into, event: event.id } } : state;
  },
});
