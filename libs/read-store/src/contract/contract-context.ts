import { type Instant, instantOf } from '#kernel';
import type { Checkpoint, ReadStore, ViewSpec } from '../read-store.ts';

/** What the parts of the suite share. */
export interface ContractContext {
  readonly store: ReadStore;
  /** Another handle on the same views, as a second process would have it. */
  readonly other: ReadStore;
  pass(ms: number): void;
  now(): Instant;
}

export const deals: ViewSpec = {
  name: 'deals',
  version: 1,
  collections: {
    deals: { kind: 'document', indexes: [['owner', 'value'], ['value']] },
    totals: { kind: 'sum', indexes: [] },
  },
};

export function checkpointAt(index: number): Checkpoint {
  const recordedAt = instantOf(Date.UTC(2024, 0, 1) + index);
  return { logId: 'a-log', index, position: index + 1, recordedAt, eventId: `event-${index}` };
}
