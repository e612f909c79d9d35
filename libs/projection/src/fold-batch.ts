import type { RecordedEvent } from '#kernel';
import type { Changes, Document } from '#read-store';
import { foldStreams } from './fold-streams.ts';
import type { Folded } from './folded.ts';
import { foldedPasts } from './folded-pasts.ts';
import { inLanes } from './lanes.ts';
import { PARKED, type ParkedEvent, parkedDocument, parkedEvent, parkedKey } from './parking.ts';
import type { Pasts } from './pasts.ts';
import type { EventProjection, Projection, Touched } from './projection.ts';
import { documentWith, sumsOf } from './sums.ts';
import type { WholeStreamsAt } from './whole-stream-source.ts';
import { type Base, openWorkingSet } from './working-set.ts';

export interface Folding {
  /** Streams that wait behind an event which could not be applied. */
  readonly held?: ReadonlySet<string>;
  readonly upcast?: (event: RecordedEvent) => RecordedEvent;
  /** Into how many lanes streams are spread, each folded by itself; at most 64. */
  readonly lanes?: number;
  /** Whole streams, for a projection of those; it cannot be folded without. */
  readonly streams?: WholeStreamsAt | undefined;
  /** What streams told, for a projection that goes on from that; it cannot be folded without. */
  readonly pasts?: Pasts | undefined;
}

/**
 * What a batch of wanted events, in log order, changes in a view: its documents are loaded once and folded in memory. An
 * event that the projection throws on changes nothing, and is parked with the rest of its stream behind it, as are the
 * events of streams that are held; all others are folded.
 */
export async function foldBatch(
  projection: Projection,
  base: Base,
  events: readonly RecordedEvent[],
  { held = new Set(), upcast = (event) => event, lanes = 1, streams, pasts }: Folding = {},
): Promise<Changes> {
  if ('whole' in projection) return changesOf(base, [await fold(projection, base, events, { held, upcast, streams })]);
  const prepared = events.map((event) => prepare(projection, event, held, upcast));
  const spread = lanes === 1 ? [prepared] : inLanes(prepared, lanes);
  return changesOf(
    base,
    await Promise.all(spread.map((lane) => foldPrepared(projection, base, lane, { held, pasts }))),
  );
}

/** Folds events in log order, for `changesOf` to put together with other folds from that base. */
export function fold(
  projection: Projection,
  base: Base,
  events: readonly RecordedEvent[],
  { held = new Set(), upcast = (event) => event, streams, pasts }: Omit<Folding, 'lanes'>,
): Promise<Folded> {
  if ('whole' in projection) return foldStreams(projection, required(streams, projection), events, { held, upcast });
  const prepared = events.map((event) => prepare(projection, event, held, upcast));
  return foldPrepared(projection, base, prepared, { held, pasts });
}

function required<Source>(source: Source | undefined, { name }: Projection): Source {
  if (!source) throw new TypeError(`${name} is folded from more than its documents: say where streams are read`);
  return source;
}

async function foldPrepared(
  projection: EventProjection,
  base: Base,
  events: readonly Prepared[],
  { held, pasts }: { readonly held: ReadonlySet<string>; readonly pasts: Pasts | undefined },
): Promise<Folded> {
  const touches = events.flatMap(({ touched }) => (touched ? [touched] : []));
  const documents = await openWorkingSet(projection, base, touches);
  const told = projection.past && (await foldedPasts(projection.past, required(pasts, projection), events));
  const failed = new Set<string>();
  const parked: ParkedEvent[] = [];
  for (const { event, read, touched, cause } of events) {
    if (held.has(event.stream) || failed.has(event.stream)) {
      parked.push(parkedEvent(event));
      continue;
    }
    try {
      if (!read || !touched) throw cause;
      projection.apply(read, documents.documentsFor(touched), told?.before(read));
      told?.take(read);
      documents.keep();
    } catch (error) {
      documents.discard();
      failed.add(event.stream);
      parked.push(parkedEvent(event, { cause: error, attempts: 1 }));
    }
  }
  told?.keep();
  return { documents: documents.documents, sums: documents.sums, parked };
}

interface Prepared {
  /** As stored. */
  readonly event: RecordedEvent;
  readonly read?: RecordedEvent;
  readonly touched?: Touched;
  readonly cause?: unknown;
}

function prepare(
  { name, collections, touches }: EventProjection,
  event: RecordedEvent,
  held: ReadonlySet<string>,
  upcast: (event: RecordedEvent) => RecordedEvent,
): Prepared {
  if (held.has(event.stream)) return { event };
  try {
    const read = upcast(event);
    const touched = touches(read);
    for (const collection of Object.keys(touched)) {
      if (collection !== PARKED && Object.hasOwn(collections, collection)) continue;
      throw new RangeError(`${name} keeps no collection ${collection}`);
    }
    return { event, read, touched };
  } catch (cause) {
    return { event, cause };
  }
}

/** What folds from one base, of different streams, change in it together: sums are added up, nothing else is shared. */
export async function changesOf(base: Base, folds: readonly Folded[]): Promise<Changes> {
  const changes: Record<string, Map<string, Document | null>> = {};
  const collection = (name: string) => {
    changes[name] ??= new Map();
    return changes[name];
  };
  for (const { documents, parked } of folds) {
    for (const [name, changed] of documents) {
      for (const [key, document] of changed) collection(name).set(key, document);
    }
    for (const each of parked) collection(PARKED).set(parkedKey(each), parkedDocument(each));
  }
  for (const name of new Set(folds.flatMap(({ sums }) => [...sums.keys()]))) {
    const added = sumsOf(folds.flatMap(({ sums }) => sums.get(name) ?? []));
    if (added.size === 0) continue;
    const held = await base.load(name, [...added.keys()]);
    for (const [key, sum] of added) collection(name).set(key, documentWith(held.get(key), sum));
  }
  return changes;
}
