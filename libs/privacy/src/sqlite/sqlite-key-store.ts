import { existsSync } from 'node:fs';
import type { KeyStore } from '../key-store.ts';
import type { KeyRow, KeyTable } from '../key-table.ts';
import type { MasterKey } from '../master-key.ts';
import { openKeyStore } from '../open-key-store.ts';
import { openKeyDatabase } from './key-database.ts';

/**
 * The embedded key store, one file that several processes may use side by side.
 * @throws MasterKeyWrong, KeyStoreIncompatible, KeyStoreUnavailable
 */
export async function openSqliteKeyStore(options: {
  readonly file: string;
  readonly masterKey: MasterKey;
  /** Keys of invented people, in a file made for them: synced when it is closed. A file that is there already is not. */
  readonly syncAtClose?: boolean;
}): Promise<KeyStore> {
  const invented = options.syncAtClose === true && !existsSync(options.file);
  const table = sqliteKeyTable(options.file, invented ? 'NORMAL' : 'FULL');
  try {
    return await openKeyStore(table, options.masterKey);
  } catch (error) {
    await table.close();
    throw error;
  }
}

function sqliteKeyTable(file: string, synchronous: 'FULL' | 'NORMAL'): KeyTable {
  const database = openKeyDatabase(file, synchronous);
  const { connection } = database;
  const rows = connection.prepare(
    'SELECT version, wrapped FROM keys WHERE tenant = ? AND subject = ? ORDER BY version',
  );
  const insert = connection.prepare(
    'INSERT INTO keys (tenant, subject, version, wrapped, created_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const entomb = connection.prepare(
    'INSERT INTO keys (tenant, subject, version, destroyed_at) VALUES (?, ?, 1, ?) ON CONFLICT DO NOTHING',
  );
  const wipe = connection.prepare(
    'UPDATE keys SET wrapped = NULL, destroyed_at = ? WHERE tenant = ? AND subject = ? AND destroyed_at IS NULL',
  );
  const destroyed = connection.prepare('SELECT count(*) AS n FROM keys WHERE destroyed_at IS NOT NULL');
  const wrapped = connection.prepare('SELECT wrapped FROM keys WHERE wrapped IS NOT NULL LIMIT 1');
  const putEntry = connection.prepare(
    'INSERT INTO blind_index (tenant, hash, subject) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const entries = connection.prepare('SELECT subject FROM blind_index WHERE tenant = ? AND hash = ? ORDER BY subject');
  const removeEntries = connection.prepare('DELETE FROM blind_index WHERE tenant = ? AND subject = ?');

  const rowsOf = (tenant: string, subject: string): KeyRow[] =>
    rows.all(tenant, subject).map((row) => ({
      subject,
      version: Number(row.version),
      wrapped: (row.wrapped as Uint8Array | null) ?? undefined,
    }));

  return {
    async rowsOf(tenant, subjects) {
      return database.read(() => subjects.flatMap((subject) => rowsOf(tenant, subject)));
    },
    async insertAbsent(tenant, added, createdAt) {
      return database.write(() =>
        added.flatMap((row) => {
          const { changes } = insert.run(tenant, row.subject, row.version, row.wrapped ?? null, createdAt);
          return changes === 1 && row.version === 1 ? row : rowsOf(tenant, row.subject);
        }),
      );
    },
    async destroy(tenant, subjects, destroyedAt) {
      database.write(() => {
        for (const subject of subjects) {
          entomb.run(tenant, subject, destroyedAt);
          wipe.run(destroyedAt, tenant, subject);
        }
      });
      database.truncateLog();
    },
    async destructions() {
      return database.read(() => Number(destroyed.get()?.n));
    },
    async anyWrapped() {
      return database.read(() => wrapped.get()?.wrapped as Uint8Array | undefined);
    },
    async putEntries(tenant, added) {
      database.write(() => {
        for (const { hash, subject } of added) putEntry.run(tenant, hash, subject);
      });
    },
    async findEntries(tenant, hash) {
      return database.read(() => entries.all(tenant, hash).map((row) => String(row.subject)));
    },
    async removeEntries(tenant, subjects) {
      database.write(() => {
        for (const subject of subjects) removeEntries.run(tenant, subject);
      });
      database.truncateLog();
    },
    async close() {
      connection.close();
    },
  };
}
