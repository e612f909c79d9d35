import type { JsonObject } from '#kernel';
import { findDocuments } from '../memory/memory-documents.ts';
import type { DocumentStore, Kept, Revised } from './document-store.ts';

/** Called before and after each write; what it throws is what the caller dies of. */
export interface Witness {
  before(): Promise<void>;
  after(): Promise<void>;
}

const NOBODY: Witness = { before: async () => {}, after: async () => {} };

/** Documents in memory, as any number of processes see them. Nothing here is a transaction. */
export function memoryDocuments() {
  const collections = new Map<string, Map<string, string>>();
  const records = new Map<string, string>();
  const notes = new Map<string, string>();
  const texts = (collection: string) => {
    const known = collections.get(collection) ?? new Map<string, string>();
    collections.set(collection, known);
    return known;
  };
  const parsed = <Value>(text: string | undefined) => (text === undefined ? undefined : (JSON.parse(text) as Value));

  return (witness: Witness = NOBODY): DocumentStore => {
    const write = async <Result>(work: () => Result): Promise<Result> => {
      await witness.before();
      const result = work();
      await witness.after();
      return result;
    };
    return {
      async read(collection, keys) {
        const found = new Map<string, Kept>();
        for (const key of keys) {
          const kept = parsed<Kept>(texts(collection).get(key));
          if (kept) found.set(key, kept);
        }
        return found;
      },
      async find(collection, spec, find) {
        const standing = new Map<string, string>();
        for (const [key, text] of texts(collection)) {
          const { document } = JSON.parse(text) as Kept;
          if (document) standing.set(key, JSON.stringify(document));
        }
        return findDocuments(standing, spec, find);
      },
      keys: async (collection) => [...texts(collection).keys()],
      writeNewer: (collection, key, kept) =>
        write(() => {
          const stands = parsed<Kept>(texts(collection).get(key));
          if (!stands || stands.stamp < kept.stamp) texts(collection).set(key, JSON.stringify(kept));
        }),
      record: async (key) => parsed<Revised>(records.get(key)),
      recordKeys: async (prefix) => [...records.keys()].filter((key) => key.startsWith(prefix)),
      exchange: (key, from, to) =>
        write(() => {
          if (parsed<Revised>(records.get(key))?.revision !== from) return false;
          records.set(key, JSON.stringify(to));
          return true;
        }),
      writeNote: (key, note) => write(() => void notes.set(key, JSON.stringify(note))),
      note: async (key) => parsed<JsonObject>(notes.get(key)),
      noteKeys: async (prefix) => [...notes.keys()].filter((key) => key.startsWith(prefix)),
      removeNote: (key) => write(() => void notes.delete(key)),
    };
  };
}
