import { afterEach, beforeEach, describe } from '@jest/globals';
import { type Clock, instantOf, later } from '#kernel';
import type { ReadStore } from '../read-store.ts';
import { describeBuilds } from './build-contract.ts';
import type { ContractContext } from './contract-context.ts';
import { describeLeases } from './lease-contract.ts';
import { describeParts } from './part-contract.ts';
import { describeRanges } from './range-contract.ts';
import { describeSnapshots } from './snapshot-contract.ts';
import { describeViews } from './view-contract.ts';

/** One set of views, as several processes see it. */
export interface ReadStoreFixture {
  /** Another handle on the same views. */
  open(): ReadStore;
  dispose(): void;
}

/** What not every store can give. */
export interface ReadStoreCapabilities {
  /** A query of several steps goes on in the state it began with; otherwise it begins again once the view is written. */
  readonly snapshots: boolean;
  /** Builds are made beside what there is. */
  readonly builds: boolean;
}

const ALL: ReadStoreCapabilities = { snapshots: true, builds: true };

/** What every read store promises. */
export function describeReadStoreContract(
  name: string,
  make: (clock: Clock) => ReadStoreFixture,
  { snapshots, builds }: ReadStoreCapabilities = ALL,
): void {
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
    if (snapshots) describeSnapshots(context);
    describeRanges(context);
    describeLeases(context);
    if (builds) {
      describeBuilds(context);
      describeParts(context);
    }
  });
}
