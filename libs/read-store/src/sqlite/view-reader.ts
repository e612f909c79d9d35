import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { contentDigest } from '../content-digest.ts';
import type { Checkpoint, Document, Find, ViewReader, ViewSpec } from '../read-store.ts';
import { collectionOf } from '../view-spec.ts';
import { rangeSelect } from './range-select.ts';
import { onFile } from './sqlite-faults.ts';
import { tableOf } from './view-file.ts';

/** Reads a view over one connection; statements are prepared once. */
export function viewReader(file: string, database: DatabaseSync, spec: ViewSpec): ViewReader {
  const prepared = new Map<string, StatementSync>();
  const statement = (sql: string): StatementSync => {
    const known = prepared.get(sql);
    if (known) return known;
    const made = database.prepare(sql);
    made.setReturnArrays(true);
    prepared.set(sql, made);
    return made;
  };
  const table = (collection: string) => {
    collectionOf(spec, collection);
    return tableOf(collection);
  };
  return {
    spec,
    checkpoint: async () =>
      onFile(file, () => {
        const text = (statement('SELECT checkpoint FROM view').get() as unknown as [string | null] | undefined)?.[0];
        return text ? (JSON.parse(text) as Checkpoint) : undefined;
      }),
    load: async (collection, keys) =>
      onFile(file, () => {
        const select = statement(`SELECT document FROM ${table(collection)} WHERE key = ?`);
        const found = new Map<string, Document>();
        for (const key of keys) {
          const row = select.get(key) as unknown as [string] | undefined;
          if (row) found.set(key, JSON.parse(row[0]) as Document);
        }
        return found;
      }),
    find: async (collection, find: Find = {}) =>
      onFile(file, () => {
        const { sql, parameters } = rangeSelect(collection, collectionOf(spec, collection), find);
        const rows = statement(sql).all(...parameters) as unknown as [string, string][];
        return rows.map(([key, text]) => ({ key, document: JSON.parse(text) as Document }));
      }),
    count: async (collection) =>
      onFile(file, () => (statement(`SELECT count(*) FROM ${table(collection)}`).get() as unknown as [number])[0]),
    texts: async (collection, after, limit) =>
      onFile(file, () => {
        const from = after === undefined ? '' : 'WHERE key > ?';
        const select = statement(`SELECT key, document FROM ${table(collection)} ${from} ORDER BY key LIMIT ?`);
        const found = after === undefined ? select.all(limit) : select.all(after, limit);
        return found as unknown as [string, string][];
      }),
    digest: async (collection) =>
      onFile(file, () => {
        const select = statement(`SELECT key, document FROM ${table(collection)} ORDER BY key`);
        return contentDigest(parsed(select.iterate() as Iterable<unknown> as Iterable<[string, string]>));
      }),
  };
}

function* parsed(rows: Iterable<[string, string]>): Generator<[string, Document]> {
  for (const [key, text] of rows) yield [key, JSON.parse(text) as Document];
}
