import type { DatabaseSync } from 'node:sqlite';
import type { Changes, CollectionSpec, Document, ViewSpec } from '../read-store.ts';
import { collectionOf, indexedFields, indexedValue } from '../view-spec.ts';
import type { KnownRows, RowMemory } from './row-memory.ts';
import { columnOf, tableOf } from './view-file.ts';

/**
 * The rows of a view by way of a memory of those that were read or written last: what is known is not read, and is written
 * in its place, its index entries only where they change. The memory is right as long as no other connection writes to the
 * file, which every call asks: it is made within a transaction, and all is forgotten where one did.
 */
export interface ViewRows {
  load(collection: string, keys: readonly string[]): ReadonlyMap<string, Document>;
  /** Checks changes. What it returns then writes them; where they are not committed after all, `forget`. */
  write(changes: Changes): () => void;
  forget(): void;
}

export function viewRows(database: DatabaseSync, spec: ViewSpec, memory: RowMemory): ViewRows {
  const others = database.prepare('PRAGMA data_version', { returnArrays: true });
  const collections = new Map(
    Object.entries(spec.collections).map(([name, declared]) => [
      name,
      collectionRows(database, name, declared, memory.rows()),
    ]),
  );
  const forget = () => {
    for (const { known } of collections.values()) known.clear();
  };
  let version: unknown;
  const forgetWhatOthersWrote = () => {
    const [now] = others.get() as unknown as [unknown];
    if (now !== version) forget();
    version = now;
  };
  const rowsOf = (collection: string) => {
    collectionOf(spec, collection);
    return collections.get(collection) as CollectionRows;
  };
  return {
    forget,
    load(collection, keys) {
      const { known, read } = rowsOf(collection);
      forgetWhatOthersWrote();
      const found = new Map<string, Document>();
      for (const key of keys) {
        const document = known.get(key)?.document ?? read(key);
        if (document) found.set(key, document);
      }
      return found;
    },
    write(changes) {
      // In key order, the pages of a tree are visited one after the other.
      const batches = Object.entries(changes).map(([name, changed]) => ({
        write: rowsOf(name).write,
        changed,
        keys: [...changed.keys()].sort(),
      }));
      return () => {
        forgetWhatOthersWrote();
        for (const { write, changed, keys } of batches) {
          for (const key of keys) write(key, changed.get(key) ?? null);
        }
      };
    },
  };
}

interface CollectionRows {
  readonly known: KnownRows;
  /** Reads what is not known. */
  read(key: string): Document | undefined;
  write(key: string, document: Document | null): void;
}

function collectionRows(
  database: DatabaseSync,
  collection: string,
  declared: CollectionSpec,
  known: KnownRows,
): CollectionRows {
  const fields = indexedFields(declared);
  const columns = ['document', ...fields.map((field) => columnOf(declared, field))];
  const assigned = columns.map((column) => `${column} = ?`).join(', ');
  const table = tableOf(collection);
  const place = declared.kind === 'sum' ? 'key' : 'rowid';
  const select = database.prepare(`SELECT ${place}, document FROM ${table} WHERE key = ?`, { returnArrays: true });
  const remove = database.prepare(`DELETE FROM ${table} WHERE key = ?`);
  const insert = database.prepare(
    `INSERT INTO ${table} (key, ${columns.join(', ')}) VALUES (?${', ?'.repeat(columns.length)})
     ON CONFLICT (key) DO NOTHING`,
  );
  const replace = database.prepare(`UPDATE ${table} SET ${assigned} WHERE key = ?`);
  const move = database.prepare(`UPDATE ${table} SET ${assigned} WHERE ${place} = ?`);
  const rewrite = database.prepare(`UPDATE ${table} SET document = ? WHERE ${place} = ?`);
  const indexed = (document: Document) => fields.map((field) => indexedValue(document, field));

  return {
    known,
    read(key) {
      const row = select.get(key) as unknown as [number | string, string] | undefined;
      if (!row) return undefined;
      const document = JSON.parse(row[1]) as Document;
      known.set(key, { place: row[0], document, size: row[1].length });
      return document;
    },
    write(key, document) {
      if (document === null) {
        remove.run(key);
        known.delete(key);
        return;
      }
      const before = known.get(key);
      const text = JSON.stringify(document);
      const values = indexed(document);
      if (before) {
        const stays = values.every((value, n) => value === indexedValue(before.document, fields[n] as string));
        if (stays) rewrite.run(text, before.place);
        else move.run(text, ...values, before.place);
        known.set(key, { place: before.place, document, size: text.length });
        return;
      }
      const { changes, lastInsertRowid } = insert.run(key, text, ...values);
      if (changes === 0) replace.run(text, ...values, key);
      else {
        const place = declared.kind === 'sum' ? key : Number(lastInsertRowid);
        known.set(key, { place, document, size: text.length });
      }
    },
  };
}
