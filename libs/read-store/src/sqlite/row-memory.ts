import type { Document } from '../read-store.ts';

/** A row as it stands in the file. */
export interface KnownRow {
  /** The rowid, or the key in a table that has none. */
  readonly place: number | string;
  readonly document: Document;
  /** Characters of its JSON. */
  readonly size: number;
}

/** Rows of one collection that were read or written last. */
export interface KnownRows {
  get(key: string): KnownRow | undefined;
  set(key: string, row: KnownRow): void;
  delete(key: string): void;
  clear(): void;
}

/** Rows of any number of collections, so many characters of JSON together: the ones used least recently go first. */
export interface RowMemory {
  rows(): KnownRows;
  clear(): void;
}

/** In a ring, from the one used least recently to the one used last. */
interface Entry {
  place: KnownRow['place'];
  document: Document;
  size: number;
  readonly key: string;
  readonly among: Map<string, Entry>;
  before: Entry;
  after: Entry;
}

export function rowMemory(capacity: number): RowMemory {
  /** Stands between the two. */
  const ends = { key: '', among: new Map(), place: 0, document: {}, size: 0 } as unknown as Entry;
  ends.before = ends;
  ends.after = ends;
  let size = 0;
  const unlink = ({ before, after }: Entry) => {
    before.after = after;
    after.before = before;
  };
  const linkAsLast = (entry: Entry) => {
    entry.before = ends.before;
    entry.after = ends;
    ends.before.after = entry;
    ends.before = entry;
  };
  const remove = (entry: Entry) => {
    unlink(entry);
    entry.among.delete(entry.key);
    size -= entry.size;
  };
  return {
    rows() {
      const among = new Map<string, Entry>();
      return {
        get(key) {
          const entry = among.get(key);
          if (entry && entry !== ends.before) {
            unlink(entry);
            linkAsLast(entry);
          }
          return entry;
        },
        set(key, row) {
          let entry = among.get(key);
          if (entry) {
            unlink(entry);
            size += row.size - entry.size;
            entry.place = row.place;
            entry.document = row.document;
            entry.size = row.size;
          } else {
            entry = { ...row, key, among, before: ends, after: ends };
            among.set(key, entry);
            size += row.size;
          }
          linkAsLast(entry);
          while (size > capacity) remove(ends.after);
        },
        delete(key) {
          const entry = among.get(key);
          if (entry) remove(entry);
        },
        clear() {
          for (const entry of [...among.values()]) remove(entry);
        },
      };
    },
    clear() {
      while (ends.after !== ends) remove(ends.after);
    },
  };
}
