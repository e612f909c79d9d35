import type { Clock } from '#kernel';
import type { EventStore } from '../event-store.ts';

/** Clauses that an adapter may be unable to keep; where one is false the suite checks the weaker clause. */
export interface Capabilities {
  /** Positions count 1, 2, 3, …; otherwise they only ascend. */
  readonly gaplessPositions: boolean;
  /** `recordedAt` comes from the clock given; otherwise from the server's, and only never decreases. */
  readonly clockInjected: boolean;
  /** An id stands once in the whole log; otherwise once in a stream. */
  readonly idsUniqueInLog: boolean;
}

/** An adapter as the suite sees it. */
export interface Adapter {
  /** Opens a store on a new, empty log. */
  make(clock: Clock): Promise<EventStore> | EventStore;
  readonly capabilities: Capabilities;
}

/** What each part of the suite works with: stores that are closed after the test. */
export interface Bench {
  readonly capabilities: Capabilities;
  open(clock?: Clock): Promise<EventStore>;
}
