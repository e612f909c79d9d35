import type { RecordedEvent } from '#kernel';
import type { CollectionSpec, Document } from '#read-store';
import { PARKED, parkedCollection } from './parking.ts';

/** Keys of the documents that `apply` reads for an event, per collection. */
export type Touched = Readonly<Record<string, readonly string[]>>;

/** Whole numbers to add, by name; pairs may name a number more than once. */
export type Deltas =
  | Readonly<Record<string, number | bigint>>
  | ReadonlyMap<string, number | bigint>
  | readonly (readonly [name: string, delta: number | bigint])[];

/** The documents of one collection, as `apply` sees them: what earlier events of the batch changed is in them. */
export interface Documents {
  /** @throws where `touches` did not name the key */
  get(key: string): Document | undefined;
  put(key: string, document: Document): void;
  remove(key: string): void;
  /**
   * Adds whole-number deltas to a document of a `sum` collection; needs no reading, hence no `touches`. A number that is
   * not named does not change; one that comes to 0 leaves the document.
   */
  add(key: string, deltas: Deltas, fields?: Document): void;
}

/**
 * A read model: what it keeps, how an event changes it. Pure: no clock, no store, no other projection. A document belongs
 * to one stream (its key derives from the event's stream), or is a commutative sum.
 */
export interface Projection {
  readonly name: string;
  /** Raised with every change of what `apply` makes of an event: the view is then built anew, beside the old one. */
  readonly version: number;
  /** Event types wanted, after upcast; `all` for every event. */
  readonly wants: readonly string[] | 'all';
  /**
   * `log`: built in log order. For documents that belong to several streams and are no sums, and for sums that hang on the
   * place in the log. Default: stream by stream, each document written once.
   */
  readonly order?: 'log';
  /** How much work it is to build beside the others: those built at once are shared out among threads by it. Default: 1. */
  readonly weight?: number;
  /** `parked` is the runtime's: `defineProjection` adds it. */
  readonly collections: Readonly<Record<string, CollectionSpec>>;
  touches(event: RecordedEvent): Touched;
  apply(event: RecordedEvent, documents: Readonly<Record<string, Documents>>): void;
}

/** Declares a projection. @throws RangeError where it keeps a collection under the name that is reserved */
export function defineProjection(projection: Projection): Projection {
  const { name, collections } = projection;
  if (Object.hasOwn(collections, PARKED)) throw new RangeError(`${name}: the collection ${PARKED} is the runtime's`);
  return { ...projection, collections: { ...collections, [PARKED]: parkedCollection } };
}
