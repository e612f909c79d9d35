import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { LeaseLost } from '../errors.ts';
import { compareUtf8 } from '../index-order.ts';
import type { Document, Lease, View, ViewSpec } from '../read-store.ts';
import { collectionOf, indexedFields, indexedValue } from '../view-spec.ts';
import { connect, inTransaction } from './connection.ts';
import { onFile } from './sqlite-faults.ts';
import { columnOf, epochOf, tableOf } from './view-file.ts';
import { viewReader } from './view-reader.ts';

export interface OpenView extends View {
  readonly database: DatabaseSync;
  close(): void;
}

/** A view in its file, over a connection of `openViewFile`. */
export function sqliteView(file: string, database: DatabaseSync, spec: ViewSpec): OpenView {
  const idle: DatabaseSync[] = [];
  const setCheckpoint = database.prepare('UPDATE view SET checkpoint = ?');
  const writers = new Map(Object.keys(spec.collections).map((name) => [name, collectionWriter(database, spec, name)]));
  const under = (lease: Lease, work: () => void) =>
    onFile(file, () =>
      inTransaction(database, () => {
        if (epochOf(database) !== lease.epoch) {
          throw new LeaseLost(`${lease.holder} no longer projects ${spec.name}: another process took over`);
        }
        work();
      }),
    );

  return {
    ...viewReader(file, database, spec),
    database,
    async read(query) {
      const reading = idle.pop() ?? onFile(file, () => connect(file));
      try {
        onFile(file, () => {
          reading.exec('BEGIN');
          epochOf(reading); // the first read fixes the state that the transaction sees
        });
        return await query(viewReader(file, reading, spec));
      } finally {
        if (reading.isTransaction) reading.exec('ROLLBACK');
        idle.push(reading);
      }
    },
    async commit(changes, checkpoint, lease) {
      // In key order, the pages of a tree are visited one after the other.
      const batches = Object.entries(changes).map(([name, changed]) => {
        collectionOf(spec, name);
        return [writers.get(name) as CollectionWriter, [...changed].sort(([a], [b]) => compareUtf8(a, b))] as const;
      });
      under(lease, () => {
        for (const [writer, changed] of batches) {
          for (const [key, document] of changed) writer(key, document);
        }
        setCheckpoint.run(JSON.stringify(checkpoint));
      });
    },
    async clear(lease) {
      under(lease, () => {
        for (const name of writers.keys()) database.exec(`DELETE FROM ${tableOf(name)}`);
        setCheckpoint.run(null);
      });
    },
    size: async () =>
      onFile(file, () => {
        const pages = (pragma: string) => Number(Object.values(database.prepare(`PRAGMA ${pragma}`).get() ?? {})[0]);
        return (pages('page_count') - pages('freelist_count')) * pages('page_size');
      }),
    close() {
      for (const reading of idle) reading.close();
      database.close();
    },
  };
}

type CollectionWriter = (key: string, document: Document | null) => void;

function collectionWriter(database: DatabaseSync, spec: ViewSpec, collection: string): CollectionWriter {
  const { [collection]: declared } = spec.collections;
  const fields = declared ? indexedFields(declared) : [];
  const columns = declared ? ['document', ...fields.map((field) => columnOf(declared, field))] : [];
  const put: StatementSync = database.prepare(
    `INSERT INTO ${tableOf(collection)} (key, ${columns.join(', ')}) VALUES (?${', ?'.repeat(columns.length)})
     ON CONFLICT (key) DO UPDATE SET ${columns.map((column) => `${column} = excluded.${column}`).join(', ')}`,
  );
  const remove = database.prepare(`DELETE FROM ${tableOf(collection)} WHERE key = ?`);
  return (key, document) => {
    if (document === null) remove.run(key);
    else put.run(key, JSON.stringify(document), ...fields.map((field) => indexedValue(document, field)));
  };
}
