import { existsSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { LeaseLost } from '../errors.ts';
import type { Lease, View, ViewSpec } from '../read-store.ts';
import { changesWriter } from './changes-writer.ts';
import { connectExisting, inTransaction } from './connection.ts';
import { onFile } from './sqlite-faults.ts';
import { epochOf, tableOf } from './view-file.ts';
import { viewReader } from './view-reader.ts';

export interface OpenView extends View {
  readonly database: DatabaseSync;
  close(): void;
}

/** A view in its file, over a connection of `openViewFile`. */
export function sqliteView(file: string, database: DatabaseSync, spec: ViewSpec, build: number): OpenView {
  const idle: DatabaseSync[] = [];
  const setCheckpoint = database.prepare('UPDATE view SET checkpoint = ?');
  const write = changesWriter(database, spec, 'replace');
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
    build,
    database,
    async read(query) {
      // A build that was dropped is not written any more: the connection there is sees one state of it anyway.
      if (idle.length === 0 && !existsSync(file)) return query(viewReader(file, database, spec));
      const reading = idle.pop() ?? onFile(file, () => connectExisting(file));
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
      const writing = write(changes);
      under(lease, () => {
        writing();
        setCheckpoint.run(JSON.stringify(checkpoint));
      });
    },
    async clear(lease) {
      under(lease, () => {
        for (const name of Object.keys(spec.collections)) database.exec(`DELETE FROM ${tableOf(name)}`);
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
