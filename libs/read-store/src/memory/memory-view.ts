import { LeaseLost } from '../errors.ts';
import { compareUtf8 } from '../index-order.ts';
import {
  type Document,
  DocumentText,
  type Find,
  type Lease,
  type NewDocuments,
  type View,
  type ViewReader,
  type ViewSpec,
} from '../read-store.ts';
import { collectionOf, indexedFields, indexedValue } from '../view-spec.ts';
import { digestOf, findDocuments, type MemoryState, parse } from './memory-documents.ts';

/** A view in memory, over documents it alone has. `epochInForce` is that of the store's last lease. */
export function memoryView(
  spec: ViewSpec,
  build: number,
  epochInForce: () => number,
  made: MemoryState = emptyState(spec),
): View {
  let state = made;
  let pinned = false;
  const check = (lease: Lease) => {
    if (lease.epoch !== epochInForce()) throw new LeaseLost(`${lease.holder} no longer projects ${spec.name}`);
  };
  const reader = readerOf(spec, () => state);
  return {
    ...reader,
    build,
    borrow: reader.load,
    read: (query) => {
      const seen = state;
      pinned = true;
      return query(readerOf(spec, () => seen));
    },
    async commit(changes, checkpoint, lease) {
      check(lease);
      const texts = textsOf(spec, changes);
      if (pinned) state = copyOf(state);
      pinned = false;
      put(state, texts);
      state.checkpoint = { ...checkpoint };
    },
    async clear(lease) {
      check(lease);
      state = emptyState(spec);
      pinned = false;
    },
    async size() {
      const texts = Object.values(state.collections).flatMap((documents) => [...documents].flat());
      return texts.reduce((bytes, text) => bytes + Buffer.byteLength(text), 0);
    },
  };
}

export function readerOf(spec: ViewSpec, state: () => MemoryState): ViewReader {
  const held = (collection: string) => {
    collectionOf(spec, collection);
    return state().collections[collection] as Map<string, string>;
  };
  return {
    spec,
    checkpoint: async () => state().checkpoint,
    async load(collection, keys) {
      const texts = held(collection);
      const found = new Map<string, Document>();
      for (const key of keys) {
        const text = texts.get(key);
        if (text !== undefined) found.set(key, parse(text));
      }
      return found;
    },
    find: async (collection, find: Find = {}) => findDocuments(held(collection), collectionOf(spec, collection), find),
    count: async (collection) => held(collection).size,
    async texts(collection, after, limit) {
      const rows = [...held(collection)].filter(([key]) => after === undefined || compareUtf8(key, after) > 0);
      return rows.sort(([a], [b]) => compareUtf8(a, b)).slice(0, limit);
    },
    digest: async (collection) => digestOf(held(collection)),
  };
}

export function emptyState(spec: ViewSpec): MemoryState {
  const collections = Object.keys(spec.collections).map((name) => [name, new Map<string, string>()]);
  return { checkpoint: undefined, collections: Object.fromEntries(collections) };
}

/** Running queries keep the state they began with. */
function copyOf({ checkpoint, collections }: MemoryState): MemoryState {
  const copies = Object.entries(collections).map(([name, texts]) => [name, new Map(texts)]);
  return { checkpoint, collections: Object.fromEntries(copies) };
}

/** [collection, key, JSON text]; undefined: removed. */
type Text = readonly [collection: string, key: string, text: string | undefined];

export function put({ collections }: MemoryState, texts: readonly Text[]): void {
  for (const [collection, key, text] of texts) {
    if (text === undefined) collections[collection]?.delete(key);
    else collections[collection]?.set(key, text);
  }
}

/** The text of every change. Throws before anything has changed. */
export function textsOf(spec: ViewSpec, changes: NewDocuments): readonly Text[] {
  return Object.entries(changes).flatMap(([name, changed]) => {
    const fields = indexedFields(collectionOf(spec, name));
    return [...changed].map(([key, given]): Text => {
      const document = given instanceof DocumentText ? parse(given.text) : given;
      if (document === null) return [name, key, undefined];
      for (const field of fields) indexedValue(document, field);
      return [name, key, JSON.stringify(document)];
    });
  });
}
