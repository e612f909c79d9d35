import { clear, defineEvent, personal } from '#kernel';

/** Two files were of one person: what stood under `from` belongs to `into`. Stands in the stream of `from`. */
export interface CustomersMerged {
  readonly from: string;
  readonly into: string;
  readonly reason: string;
}

export const customersMerged = defineEvent<CustomersMerged>(
  'CustomersMerged',
  'customer',
  { from: clear, into: clear, reason: personal('from') },
  [{ from: 'customer-2', into: 'customer-1', reason: '同一客户两次留档' }],
);
