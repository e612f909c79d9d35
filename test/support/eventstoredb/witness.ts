import type { RawExpectation } from './raw-event.ts';

/** What clients asked of the server, for tests to look at. */
export interface Witness {
  readonly appends: { readonly stream: string; readonly expected: RawExpectation }[];
  /** Appends refused because the server is going down. */
  refused: number;
  /** Where subscriptions of the whole log began: after a position, at the start, or at the end. */
  readonly subscribedFrom: (number | 'start' | 'end')[];
  /** Ends each subscription under way as a lost connection would. */
  readonly subscriptions: Set<() => void>;
}

export function newWitness(): Witness {
  return { appends: [], refused: 0, subscribedFrom: [], subscriptions: new Set() };
}
