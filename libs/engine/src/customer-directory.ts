import type { OpportunityDirectory } from '#command';
import type { EventStore } from '#event-store';
import { aggregateIdOf } from '#kernel';

/**
 * The opportunities of each customer, as this process creates them: for a log that is new and that nobody else fills, where
 * no view has to be brought up to date for the question.
 */
export function customerDirectory(store: EventStore): {
  /** The store to append through. */
  readonly store: EventStore;
  readonly opportunitiesOf: OpportunityDirectory;
} {
  const ids = new Map<string, Set<string>>();
  return {
    store: {
      ...store,
      async append(stream, events, expected) {
        const result = await store.append(stream, events, expected);
        if (result.outcome === 'conflict') return result;
        for (const { type, data } of events) {
          if (type !== 'Created') continue;
          const customer = data.customerId as string;
          ids.set(customer, (ids.get(customer) ?? new Set()).add(aggregateIdOf(stream)));
        }
        return result;
      },
    },
    opportunitiesOf: async (customer) => [...(ids.get(customer) ?? [])].sort(),
  };
}
