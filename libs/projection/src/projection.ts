import type { RecordedEvent, StreamName } from '#kernel';
import type { CollectionSpec, Document, ViewSpec } from '#read-store';
import { PARKED, parkedCollection } from './parking.ts';
import type { Past } from './past.ts';
import type { Spread } from './spread.ts';

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
  /** Tells what is spread out over the documents of a `sum` collection, where the projection says how. */
  tell(told: unknown): void;
}

/** What every read model says of itself. */
interface ProjectionHead {
  readonly name: string;
  /** Raised with every change of what is made of events: the view is then built anew, beside the old one. */
  readonly version: number;
  /** Event types wanted, after upcast; `all` for every event. */
  readonly wants: readonly string[] | 'all';
  /**
   * `log`: built in log order. For documents that belong to several streams and are no sums, and for sums that hang on the
   * place in the log. Default: stream by stream, each document written once.
   */
  readonly order?: 'log';
  /** `parked` is the runtime's: `defineProjection` adds it. */
  readonly collections: Readonly<Record<string, CollectionSpec>>;
}

/**
 * A read model that events change one after the other. Pure: no clock, no store, no other projection. A document belongs to
 * one stream (its key derives from the event's stream), or is a commutative sum.
 */
export interface EventProjection extends ProjectionHead {
  /** By name, the collections of sums that are told of what goes to many of their documents. */
  readonly spreads?: Readonly<Record<string, Spread>>;
  /** For one that goes on from what its streams told, and does not store that. */
  readonly past?: Past;
  touches(event: RecordedEvent): Touched;
  /** @param past what the stream told before the event, where it bears on that */
  apply(event: RecordedEvent, documents: Readonly<Record<string, Documents>>, past?: unknown): void;
}

/**
 * A read model of which each document follows from a whole stream, read anew whenever an event is recorded that bears on it:
 * for what cannot be told from one event after the other. Pure likewise. It wants every type of event of those streams.
 */
export interface StreamProjection extends ProjectionHead {
  readonly whole: WholeStreams;
}

export type Projection = EventProjection | StreamProjection;

export interface WholeStreams {
  /** Categories of events that bear on what is kept of many streams: they are in memory as long as views are projected. */
  readonly context: readonly string[];
  /** The streams of which something else may be kept once an event is recorded. */
  streamsOf(event: RecordedEvent): readonly StreamName[];
  /** Begins without any event of the context. */
  open(): StreamReader;
}

export interface StreamReader {
  /** Takes in an event of the context; they come in log order. */
  learn(event: RecordedEvent): void;
  /**
   * What is kept of a stream, by collection, under its name. What was learnt of events after the last one that it is told
   * from changes nothing: so a view that was built is the view that was projected.
   */
  keep(history: readonly RecordedEvent[]): Readonly<Record<string, Document>>;
}

/** What its view is in a store. */
export function specOf({ name, version, collections }: Projection): ViewSpec {
  return { name, version, collections };
}

/** What it goes on from beside its documents, if it does. */
export function pastOf(projection: Projection): Past | undefined {
  return 'whole' in projection ? undefined : projection.past;
}

/** What to read a log for: every type that one of them wants. */
export function typesOf(projections: readonly Projection[]): { readonly types?: readonly string[] } {
  const types = new Set<string>();
  for (const { wants } of projections) {
    if (wants === 'all') return {};
    for (const type of wants) types.add(type);
  }
  return { types: [...types] };
}

/** Declares a projection. @throws RangeError where it keeps a collection under the name that is reserved */
export function defineProjection<Kind extends Projection>(projection: Kind): Kind {
  const { name, collections } = projection;
  if (Object.hasOwn(collections, PARKED)) throw new RangeError(`${name}: the collection ${PARKED} is the runtime's`);
  return { ...projection, collections: { ...collections, [PARKED]: parkedCollection } };
}
