import { existsSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { LeaseLost } from '../errors.ts';
import type { Checkpoint, Lease, View, ViewSpec } from '../read-store.ts';
import { connectExisting, inOneState, inTransaction } from './connection.ts';
import type { RowMemory } from './row-memory.ts';
import { onFile } from './sqlite-faults.ts';
import { epochOf, tableOf } from './view-file.ts';
import { viewReader } from './view-reader.ts';
import { viewRows } from './view-rows.ts';

export interface OpenView extends View {
  readonly database: DatabaseSync;
  close(): void;
}

/** A view in its file, over a connection of `openViewFile`. */
export function sqliteView(
  file: string,
  database: DatabaseSync,
  spec: ViewSpec,
  build: number,
  memory: RowMemory,
): OpenView {
  const idle: DatabaseSync[] = [];
  const setCheckpoint = database.prepare('UPDATE view SET checkpoint = ? WHERE epoch = ?');
  const rows = viewRows(database, spec, memory);
  /** What is known of rows is known to have been committed. */
  const sure = <T>(transaction: typeof inTransaction, work: () => T): T =>
    onFile(file, () => {
      try {
        return transaction(database, work);
      } catch (error) {
        rows.forget();
        throw error;
      }
    });
  const under = ({ holder, epoch }: Lease, checkpoint: Checkpoint | null, work: () => void) =>
    sure(inTransaction, () => {
      const { changes } = setCheckpoint.run(checkpoint && JSON.stringify(checkpoint), BigInt(epoch));
      if (changes === 0) throw new LeaseLost(`${holder} no longer projects ${spec.name}: another process took over`);
      work();
    });

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
    borrow: async (collection, keys) => sure(inOneState, () => rows.load(collection, keys)),
    commit: async (changes, checkpoint, lease) => under(lease, checkpoint, rows.write(changes)),
    async clear(lease) {
      under(lease, null, () => {
        for (const name of Object.keys(spec.collections)) database.exec(`DELETE FROM ${tableOf(name)}`);
        rows.forget();
      });
    },
    size: async () =>
      onFile(file, () => {
        const pages = (pragma: string) => Number(Object.values(database.prepare(`PRAGMA ${pragma}`).get() ?? {})[0]);
        return (pages('page_count') - pages('freelist_count')) * pages('page_size');
      }),
    close() {
      rows.forget();
      for (const reading of idle) reading.close();
      database.close();
    },
  };
}
