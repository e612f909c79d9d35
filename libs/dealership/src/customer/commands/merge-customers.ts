import { type CommandType, fact, type Known, refuse, streamName } from '#kernel';
import { type Customer, customer } from '../customer.ts';
import { customersMerged } from '../events/customers-merged.ts';

/** The aggregate is the customer who is merged away: that happens once. */
export interface MergeCustomers {
  readonly into: string;
  readonly reason: string;
}

export const mergeCustomers: CommandType<MergeCustomers, Customer, { readonly target: Known<Customer> }> = {
  name: 'MergeCustomers',
  aggregate: customer,
  lateness: 'planning',
  facts: ({ into }) => ({ target: streamName('customer', into) }),
  decide(input, state, { id, imported, target }) {
    if (!imported) {
      if (input.into === id) return intoItself();
      if (state.merged) return mergedBefore(state.merged.event);
      if (target.state.merged) return targetMerged(target.state.merged.event);
    }
    return [fact(customersMerged, { from: id, ...input })];
  },
};

function intoItself() {
  return refuse(
    'customer-merged-into-another',
    { zh: '客户不能与自身合并', en: 'A customer cannot be merged into itself' },
    { remedy: { zh: '指定另一客户为合并目标', en: 'Name another customer to merge into' } },
  );
}

function mergedBefore(event: string) {
  return refuse(
    'customer-merged-once',
    { zh: '该客户已被合并', en: 'This customer has been merged away already' },
    { evidence: [event], remedy: { zh: '改为合并其目标客户', en: 'Merge the customer it was merged into instead' } },
  );
}

function targetMerged(event: string) {
  return refuse(
    'customer-merged-into-living',
    { zh: '合并目标已被合并到其他客户', en: 'The customer to merge into has been merged away itself' },
    { evidence: [event], remedy: { zh: '合并到最终的客户', en: 'Merge into the customer that one was merged into' } },
  );
}
