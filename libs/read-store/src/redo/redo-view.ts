import { contentDigest } from '../content-digest.ts';
import type { Document, Lease, View, ViewReader, ViewSpec } from '../read-store.ts';
import { collectionOf, indexedFields, indexedValue } from '../view-spec.ts';
import type { DocumentStore } from './document-store.ts';
import { openViewRecords, type ViewRecords } from './view-records.ts';

/**
 * A view over a store without transactions. A commit is prepared as notes, begun by one exchange of the view's record, and
 * brought to its end by whoever finds it: the documents and the checkpoint are those of before it or of after it. A query
 * during which the view was written is begun again.
 */
export async function openRedoView(
  documents: DocumentStore,
  spec: ViewSpec,
  build: number,
  epochInForce: () => Promise<number>,
): Promise<View> {
  const records = await openViewRecords(documents, spec, build, epochInForce);
  const raw = rawReader(documents, spec, records);
  const { steady, commit } = records;
  const load: View['load'] = (collection, keys) => steady(() => raw.load(collection, keys));
  return {
    spec,
    build,
    checkpoint: () => steady(async (checkpoint) => checkpoint),
    load,
    borrow: load,
    find: (collection, find) => steady(() => raw.find(collection, find)),
    count: (collection) => steady(() => raw.count(collection)),
    texts: (collection, after, limit) => steady(() => raw.texts(collection, after, limit)),
    digest: (collection) => steady(() => raw.digest(collection)),
    read: (query) => steady((checkpoint) => query({ ...raw, checkpoint: async () => checkpoint })),
    async commit(changes, checkpoint, lease) {
      for (const [name, changed] of Object.entries(changes)) {
        const fields = indexedFields(collectionOf(spec, name));
        for (const document of changed.values())
          for (const field of fields) if (document) indexedValue(document, field);
      }
      await commit(changes, checkpoint, lease, false);
    },
    clear: (lease: Lease) => commit({}, undefined, lease, true),
    async size() {
      const all = Object.keys(spec.collections).map((name) => raw.find(name));
      return Buffer.byteLength(JSON.stringify(await Promise.all(all)));
    },
  };
}

function rawReader(documents: DocumentStore, spec: ViewSpec, { id }: ViewRecords): Omit<ViewReader, 'checkpoint'> {
  const find: ViewReader['find'] = async (collection, range = {}) =>
    documents.find(`${id}/${collection}`, collectionOf(spec, collection), range);
  return {
    spec,
    find,
    async load(collection, keys) {
      collectionOf(spec, collection);
      const found = new Map<string, Document>();
      for (const [key, { document }] of await documents.read(`${id}/${collection}`, keys)) {
        if (document) found.set(key, document);
      }
      return found;
    },
    count: async (collection) => (await find(collection)).length,
    async texts(collection, after, limit) {
      const range = after === undefined ? { limit } : { from: after, fromExclusive: true, limit };
      return (await find(collection, range)).map(({ key, document }) => [key, JSON.stringify(document)] as const);
    },
    digest: async (collection) =>
      contentDigest((await find(collection)).map(({ key, document }) => [key, document] as const)),
  };
}
