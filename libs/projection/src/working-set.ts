import type { Document, ViewReader } from '#read-store';
import { PARKED } from './parking.ts';
import type { Documents, EventProjection, Touched } from './projection.ts';
import type { Spread } from './spread.ts';
import { type Additions, addTo, countOf, noAdditions, undoAdditions } from './sums.ts';

/** Where a fold begins: the documents there are. */
export type Base = Pick<ViewReader, 'load'>;

/** Nothing was folded yet. */
export const NOTHING: Base = { load: async () => new Map() };

/** The documents that events read and change, in memory. What one event changes can be taken back. */
export interface WorkingSet {
  /** What `apply` is given for the event that touches these. */
  documentsFor(touched: Touched): Readonly<Record<string, Documents>>;
  /** Keeps what was changed since the last call. */
  keep(): void;
  /** Takes back what was changed since the last call. */
  discard(): void;
  /** By collection, the documents that were put, or null for one that goes. */
  readonly documents: ReadonlyMap<string, ReadonlyMap<string, Document | null>>;
  /** By collection, what is added to its documents. */
  readonly sums: ReadonlyMap<string, Additions>;
}

/** Loads what events touch: only collections that the projection keeps. */
export async function openWorkingSet(
  { collections, spreads = {} }: Pick<EventProjection, 'collections' | 'spreads'>,
  base: Base,
  touches: readonly Touched[],
): Promise<WorkingSet> {
  let touched: Touched = {};
  const documents = new Map<string, DocumentChanges>();
  const sums = new Map<string, SumChanges>();
  const seen: Record<string, Documents> = {};
  for (const [name, { kind }] of Object.entries(collections)) {
    if (name === PARKED) continue;
    if (kind === 'sum') {
      const collection = sumCollection(name, spreads[name]);
      sums.set(name, collection);
      seen[name] = collection.documents;
    } else {
      const keys = new Set(touches.flatMap((each) => each[name] ?? []));
      const loaded = keys.size > 0 ? await base.load(name, [...keys]) : new Map<string, Document>();
      const collection = documentCollection(name, loaded, () => touched[name] ?? []);
      documents.set(name, collection);
      seen[name] = collection.documents;
    }
  }
  const all = [...documents.values(), ...sums.values()];
  return {
    documentsFor(next) {
      touched = next;
      return seen;
    },
    keep() {
      for (const collection of all) collection.keep();
    },
    discard() {
      for (const collection of all) collection.discard();
    },
    documents: new Map([...documents].map(([name, { changed }]) => [name, changed])),
    sums: new Map([...sums].map(([name, { added }]) => [name, added])),
  };
}

interface Revocable {
  readonly documents: Documents;
  keep(): void;
  discard(): void;
}

interface DocumentChanges extends Revocable {
  readonly changed: ReadonlyMap<string, Document | null>;
}

interface SumChanges extends Revocable {
  readonly added: Additions;
}

function documentCollection(
  name: string,
  loaded: ReadonlyMap<string, Document>,
  touched: () => readonly string[],
): DocumentChanges {
  const changed = new Map<string, Document | null>();
  const before: [key: string, document: Document | null | undefined][] = [];
  const noSums = () => {
    throw new TypeError(`${name} is no collection of sums: use put`);
  };
  const change = (key: string, document: Document | null) => {
    before.push([key, changed.get(key)]);
    changed.set(key, document);
  };
  return {
    changed,
    documents: {
      get(key) {
        if (!touched().includes(key)) throw new RangeError(`touches() names no such key of ${name}`);
        const document = changed.get(key);
        return document === undefined ? loaded.get(key) : (document ?? undefined);
      },
      put: change,
      remove: (key) => change(key, null),
      add: noSums,
      tell: noSums,
    },
    keep() {
      before.length = 0;
    },
    discard() {
      for (const [key, document] of before.splice(0).reverse()) {
        if (document === undefined) changed.delete(key);
        else changed.set(key, document);
      }
    },
  };
}

function sumCollection(name: string, spread: Spread | undefined): SumChanges {
  const added = noAdditions(spread);
  let kept = 0;
  const onlyAdded = () => {
    throw new TypeError(`${name} is a collection of sums: they are only ever added to`);
  };
  return {
    added,
    documents: {
      get: onlyAdded,
      put: onlyAdded,
      remove: onlyAdded,
      add(key, deltas, fields) {
        if (spread) throw new TypeError(`${name} is counted by a spread: use tell`);
        addTo(added, key, deltas, fields);
      },
      tell(told) {
        if (!spread) throw new TypeError(`${name} has no spread: use add`);
        added.told.push(told);
      },
    },
    keep() {
      kept = countOf(added);
    },
    discard() {
      undoAdditions(added, kept);
    },
  };
}
