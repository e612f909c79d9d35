import type { Changes, Document, View, ViewSpec } from '#read-store';
import type { Documents, Touched } from './projection.ts';
import { addTo, documentWith, emptySum, type Sum } from './sums.ts';

/** The documents that a batch of events reads and changes, in memory. */
export interface WorkingSet {
  /** What `apply` is given for the event that touches these. */
  documentsFor(touched: Touched): Readonly<Record<string, Documents>>;
  /** What the batch changed, against what the view holds. */
  changes(): Promise<Changes>;
}

/** Loads what the events of a batch touch. @throws RangeError for a collection that the projection does not keep */
export async function openWorkingSet(view: View, touches: readonly Touched[]): Promise<WorkingSet> {
  let touched: Touched = {};
  const keys = (collection: string) => new Set(touches.flatMap((each) => each[collection] ?? []));
  const collections = await Promise.all(
    Object.entries(view.spec.collections).map(async ([name, { kind }]) => {
      if (kind === 'sum') return [name, sumCollection(view, name)] as const;
      const loaded = await view.load(name, [...keys(name)]);
      return [name, documentCollection(name, loaded, () => touched[name] ?? [])] as const;
    }),
  );
  const documents = Object.fromEntries(collections.map(([name, collection]) => [name, collection.documents]));
  return {
    documentsFor(next) {
      checkTouched(view.spec, next);
      touched = next;
      return documents;
    },
    changes: async () =>
      Object.fromEntries(
        await Promise.all(collections.map(async ([name, { changes }]) => [name, await changes()] as const)),
      ),
  };
}

function checkTouched(spec: ViewSpec, touched: Touched): void {
  for (const name of Object.keys(touched)) {
    if (!Object.hasOwn(spec.collections, name)) throw new RangeError(`${spec.name} keeps no collection ${name}`);
  }
}

interface Collection {
  readonly documents: Documents;
  changes(): Promise<ReadonlyMap<string, Document | null>>;
}

function documentCollection(
  name: string,
  loaded: ReadonlyMap<string, Document>,
  touched: () => readonly string[],
): Collection {
  const changed = new Map<string, Document | null>();
  return {
    documents: {
      get(key) {
        if (!touched().includes(key)) throw new RangeError(`touches() names no such key of ${name}`);
        const document = changed.get(key);
        return document === undefined ? loaded.get(key) : (document ?? undefined);
      },
      put: (key, document) => changed.set(key, document),
      remove: (key) => changed.set(key, null),
      add() {
        throw new TypeError(`${name} is no collection of sums: use put`);
      },
    },
    changes: async () => changed,
  };
}

function sumCollection(view: View, name: string): Collection {
  const added = new Map<string, Sum>();
  const onlyAdded = () => {
    throw new TypeError(`${name} is a collection of sums: they are only ever added to`);
  };
  return {
    documents: {
      get: onlyAdded,
      put: onlyAdded,
      remove: onlyAdded,
      add(key, deltas, fields = {}) {
        const sum = added.get(key) ?? emptySum(fields);
        added.set(key, sum);
        addTo(sum, deltas);
      },
    },
    async changes() {
      const changed = new Map<string, Document | null>();
      const held = await view.load(name, [...added.keys()]);
      for (const [key, sum] of added) changed.set(key, documentWith(held.get(key), sum));
      return changed;
    },
  };
}
