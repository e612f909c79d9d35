import { createHmac } from 'node:crypto';
import { canonicalPhone, normalisedName } from '#kernel';
import type { BlindIndex, KeyStore, Term } from './key-store.ts';
import type { BlindEntry, KeyTable } from './key-table.ts';
import { tenantSecret } from './tenant-key.ts';
import { together } from './together.ts';

/**
 * The index over a key table. Its hashes are HMAC-SHA-256, under a random key of the tenant, of the RFC 8785 form of
 * [kind, source, value], the source empty but for names and the value in the form that it is compared in.
 */
export function blindIndex(table: KeyTable, keys: Pick<KeyStore, 'obtain'>): BlindIndex {
  const secrets = new Map<string, Promise<Uint8Array>>();
  const writers = new Map<string, (entries: Iterable<BlindEntry>) => Promise<void>>();

  function secretOf(tenant: string): Promise<Uint8Array> {
    let secret = secrets.get(tenant);
    if (!secret) {
      secret = tenantSecret(keys, tenant);
      secret.catch(() => secrets.delete(tenant));
      secrets.set(tenant, secret);
    }
    return secret;
  }

  return {
    async put(tenant, entries) {
      const secret = await secretOf(tenant);
      let write = writers.get(tenant);
      if (!write) {
        write = together((gathered) => table.putEntries(tenant, [...gathered]));
        writers.set(tenant, write);
      }
      await write(entries.map(({ term, subject }) => ({ hash: hashOf(secret, term), subject })));
    },
    async find(tenant, term) {
      return table.findEntries(tenant, hashOf(await secretOf(tenant), term));
    },
    removeFor: (tenant, subjects) => table.removeEntries(tenant, subjects),
  };
}

function hashOf(secret: Uint8Array, term: Term): Uint8Array {
  const source = term.kind === 'name' ? term.source : '';
  return createHmac('sha256', secret)
    .update(JSON.stringify([term.kind, source, compared(term)]))
    .digest();
}

function compared({ kind, value }: Term): string {
  switch (kind) {
    case 'phone':
      return canonicalPhone(value) ?? normalisedName(value);
    case 'idNumber':
      return normalisedName(value).toUpperCase();
    case 'name':
      return normalisedName(value);
  }
}
