import { randomBytes } from 'node:crypto';
import type { KeyStore } from '../key-store.ts';
import type { BlindEntry, KeyRow, KeyTable } from '../key-table.ts';
import { masterKeyOf } from '../master-key.ts';
import { openKeyStore } from '../open-key-store.ts';

/** A key store that lives as long as the process. */
export function openMemoryKeyStore(): Promise<KeyStore> {
  return openKeyStore(memoryKeyTable(), masterKeyOf(randomBytes(32)));
}

function memoryKeyTable(): KeyTable {
  const keys = new Map<string, Map<string, KeyRow[]>>();
  const entries = new Map<string, BlindEntry[]>();
  let destroyed = 0;

  const keysOf = (tenant: string) => keys.get(tenant) ?? keys.set(tenant, new Map()).get(tenant)!;
  const entriesOf = (tenant: string) => entries.get(tenant) ?? [];

  return {
    async rowsOf(tenant, subjects) {
      return subjects.flatMap((subject) => keysOf(tenant).get(subject) ?? []);
    },
    async insertAbsent(tenant, rows) {
      return rows.flatMap((row) => {
        const there = keysOf(tenant).get(row.subject) ?? [];
        if (there.some(({ version }) => version === row.version)) return there;
        const versions = [...there, row].sort((a, b) => a.version - b.version);
        keysOf(tenant).set(row.subject, versions);
        return versions;
      });
    },
    async destroy(tenant, subjects) {
      for (const subject of subjects) {
        const there = keysOf(tenant).get(subject) ?? [{ subject, version: 1, wrapped: undefined }];
        keysOf(tenant).set(
          subject,
          there.map((row) => ({ ...row, wrapped: undefined })),
        );
        destroyed += 1;
      }
    },
    async destructions() {
      return destroyed;
    },
    async anyWrapped() {
      return undefined;
    },
    async putEntries(tenant, added) {
      entries.set(tenant, [...entriesOf(tenant), ...added]);
    },
    async findEntries(tenant, hash) {
      const subjects = entriesOf(tenant).filter((entry) => Buffer.compare(entry.hash, hash) === 0);
      return [...new Set(subjects.map(({ subject }) => subject))].sort();
    },
    async removeEntries(tenant, subjects) {
      entries.set(
        tenant,
        entriesOf(tenant).filter(({ subject }) => !subjects.includes(subject)),
      );
    },
    async close() {},
  };
}
