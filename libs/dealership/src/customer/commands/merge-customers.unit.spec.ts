import { fact } from '#kernel';
import { describeCommand } from '#kernel/testing';

import type { Customer } from '../customer.ts';
import { customersMerged } from '../events/customers-merged.ts';
import { mergeCustomers } from './merge-customers.ts';

const target = (state: Customer) => ({ target: { id: 'c-1', state, revision: 0 } });
const input = { into: 'c-1', reason: '重复' };
const merged = fact(customersMerged, { from: 'id-1', ...input });

describeCommand(mergeCustomers, target({}), [
  { name: 'one into another', input, gives: [merged] },
  { name: 'twice', given: [merged], input, gives: { refused: 'customer-merged-once', evidence: [0] } },
  {
    name: 'into itself',
    input: { into: 'id-1', reason: '重复' },
    gives: { refused: 'customer-merged-into-another', evidence: [] },
  },
  {
    name: 'into one that is merged away',
    input,
    facts: target({ merged: { into: 'id-1', event: 'event-7' } }),
    gives: { refused: 'customer-merged-into-living', evidence: [7] },
  },
]);
