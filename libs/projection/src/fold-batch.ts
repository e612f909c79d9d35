import type { RecordedEvent } from '#kernel';
import type { Changes, Document } from '#read-store';
import { PARKED, type ParkedEvent, parkedDocument, parkedEvent, parkedKey } from './parking.ts';
import type { Projection, Touched } from './projection.ts';
import { addSum, documentWith, emptySum, type Sum } from './sums.ts';
import { type Base, openWorkingSet, type WorkingSet } from './working-set.ts';

export interface Folding {
  /** Streams that wait behind an event which could not be applied. */
  readonly held?: ReadonlySet<string>;
  readonly upcast?: (event: RecordedEvent) => RecordedEvent;
}

/** What a fold came to, before it is put together with what the base holds. */
export interface Folded extends Pick<WorkingSet, 'documents' | 'sums'> {
  /** In log order. */
  readonly parked: readonly ParkedEvent[];
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
  folding: Folding = {},
): Promise<Changes> {
  return changesOf(base, [await fold(projection, base, events, folding)]);
}

/** Folds events, for `changesOf` to put together. */
export async function fold(
  projection: Projection,
  base: Base,
  events: readonly RecordedEvent[],
  { held = new Set(), upcast = (event) => event }: Folding,
): Promise<Folded> {
  const prepared = events.map(
    (event): Prepared => (held.has(event.stream) ? { event } : prepare(projection, event, upcast)),
  );
  const documents = await openWorkingSet(
    projection,
    base,
    prepared.flatMap(({ touched }) => (touched ? [touched] : [])),
  );
  const failed = new Set<string>();
  const parked: ParkedEvent[] = [];
  for (const { event, read, touched, cause } of prepared) {
    if (held.has(event.stream) || failed.has(event.stream)) {
      parked.push(parkedEvent(event));
      continue;
    }
    try {
      if (!read || !touched) throw cause;
      projection.apply(read, documents.documentsFor(touched));
      documents.keep();
    } catch (error) {
      documents.discard();
      failed.add(event.stream);
      parked.push(parkedEvent(event, { cause: error, attempts: 1 }));
    }
  }
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
  projection: Projection,
  event: RecordedEvent,
  upcast: (event: RecordedEvent) => RecordedEvent,
): Prepared {
  try {
    const read = upcast(event);
    const touched = projection.touches(read);
    for (const name of Object.keys(touched)) {
      if (name === PARKED || !Object.hasOwn(projection.collections, name))
        throw new RangeError(`${projection.name} keeps no collection ${name}`);
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
  for (const [name, added] of addedUp(folds)) {
    if (added.size === 0) continue;
    const held = await base.load(name, [...added.keys()]);
    for (const [key, sum] of added) collection(name).set(key, documentWith(held.get(key), sum));
  }
  return changes;
}

function addedUp(folds: readonly Folded[]): Folded['sums'] {
  if (folds.length === 1 && folds[0]) return folds[0].sums;
  const all = new Map<string, Map<string, Sum>>();
  for (const [name, added] of folds.flatMap(({ sums }) => [...sums])) {
    const known = all.get(name) ?? new Map<string, Sum>();
    all.set(name, known);
    for (const [key, more] of added) {
      const sum = known.get(key) ?? emptySum(more.fields);
      known.set(key, sum);
      addSum(sum, more);
    }
  }
  return all;
}
