import { aggregateIdOf, type RecordedEvent } from '#kernel';
import { defineProjection } from './projection.ts';

/** Counts the events of each stream, the amounts of each type, and keeps the last type seen. */
export const counting = defineProjection({
  name: 'counting',
  version: 1,
  wants: ['Added', 'Removed', 'Bad'],
  collections: {
    things: { kind: 'document', indexes: [['last']] },
    amounts: { kind: 'sum', indexes: [] },
  },
  touches: (event) => ({ things: [aggregateIdOf(event.stream)] }),
  apply(event, { things, amounts }) {
    const id = aggregateIdOf(event.stream);
    const before = things?.get(id);
    if (event.type === 'Removed') things?.remove(id);
    else things?.put(id, { count: Number(before?.count ?? 0) + 1, last: event.type });
    amounts?.add(event.type, { count: 1, amount: amountOf(event) }, { type: event.type });
    amounts?.add('balance', { count: event.type === 'Removed' ? -1 : 1, amount: 0 });
    if (event.type === 'Bad') throw new Error('cannot apply');
  },
});

function amountOf(event: RecordedEvent): number {
  return Number((event.data as { amount?: number }).amount ?? 0);
}
