import { clear } from '#kernel';
import { type OfEpisode, opportunityEvent } from './opportunity-event.ts';

export interface OfCustomer extends OfEpisode {
  readonly customerId: string;
}

/** With the loss the customer goes to sleep. */
export const customerDormant = opportunityEvent<OfCustomer>('CustomerDormant', { episode: clear, customerId: clear }, [
  { episode: 1, customerId: 'c-1' },
]);

/** The customer stays awake: there are other open opportunities. */
export interface DormancyDeferred extends OfCustomer {
  readonly openOpportunities: readonly string[];
}

export const dormancyDeferred = opportunityEvent<DormancyDeferred>(
  'DormancyDeferred',
  { episode: clear, customerId: clear, openOpportunities: clear },
  [{ episode: 1, customerId: 'c-1', openOpportunities: ['op-2'] }],
);

/** With the reopening the customer is awake again. */
export const customerReactivated = opportunityEvent<OfCustomer>(
  'CustomerReactivated',
  { episode: clear, customerId: clear },
  [{ episode: 2, customerId: 'c-1' }],
);
