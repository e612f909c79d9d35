import type { Instant } from '#kernel';
import type { Identity } from '../access.ts';
import { newApiKey, type StoredKey } from './api-key.ts';
import { readKeys, writeKeys } from './keys-file.ts';

/** For whom a key is made. */
export interface NewKey {
  readonly tenant: string;
  readonly identity: Identity;
  readonly createdAt: Instant;
  readonly expiresAt?: Instant | undefined;
}

/** Makes a key and keeps its hash. @returns the key: nobody can tell it afterwards. @throws AccessConfigurationRefused */
export function issueKey(file: string, { tenant, identity, createdAt, expiresAt }: NewKey) {
  const { key, id, sha256 } = newApiKey();
  const { id: actor, roles, outlets, partner, grants } = identity;
  const stored: StoredKey = {
    id,
    sha256,
    tenant,
    actor,
    roles,
    outlets: outlets === 'all' ? '*' : outlets,
    ...(partner !== undefined && { partner }),
    ...(grants && { grants }),
    createdAt,
    ...(expiresAt !== undefined && { expiresAt }),
  };
  writeKeys(file, [...readKeys(file), stored]);
  return { key, id };
}

/** Refuses a key from now on; again, it stays revoked when it was. @returns undefined where there is no such key */
export function revokeKey(
  file: string,
  id: string,
  now: Instant,
): { readonly id: string; readonly revokedAt: Instant } | undefined {
  const keys = readKeys(file);
  const found = keys.find((key) => key.id === id);
  if (!found) return undefined;
  const revokedAt = found.revokedAt ?? now;
  writeKeys(
    file,
    keys.map((key) => (key === found ? { ...key, revokedAt } : key)),
  );
  return { id, revokedAt };
}
