import { afterEach, beforeEach, describe } from '@jest/globals';
import { type Clock, type Instant, instantOf, later } from '#kernel';
import type { Checkpoint, ReadStore, ViewSpec } from '../read-store.ts';
import { describeLeases } from './lease-contract.ts';
import { describeRanges } from './range-contract.ts';
import { describeViews } from './view-contract.ts';

/** One set of views, as several processes see it. */
export interface ReadStoreFixture {
  /** Another handle on the same views. */
  open(): ReadStore;
  dispose(): void;
}

/** What the parts of the suite share. */
export interface ContractContext {
  readonly store: ReadStore;
  /** Another handle on the same views, as a second process would have it. */
  readonly other: ReadStore;
  pass(ms: number): void;
  now(): Instant;
}

/** What every read store promises. */
export function describeReadStoreContract(name: string, make: (clock: Clock) => ReadStoreFixture): void {
  describe(`${name} keeps the contract of a read store:`, () => {
    let now = instantOf(0);
    let fixture: ReadStoreFixture;
    let store: ReadStore;
    let other: ReadStore;
    beforeEach(() => {
      now = instantOf(Date.UTC(2024, 0, 1));
      fixture = make(() => now);
      store = fixture.open();
      other = fixture.open();
    });
    afterEach(async () => {
      await store.close();
      await other.close();
      fixture.dispose();
    });
    const context = (): ContractContext => ({
      store,
      other,
      now: () => now,
      pass: (ms) => {
        now = later(now, ms);
      },
    });
    describeViews(context);
    describeRanges(context);
    describeLeases(context);
  });
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
