import type { Clock } from '#kernel';
import type { Identity } from '../access.ts';
import { identityOf } from '../authentication/claims.ts';
import { Unauthenticated } from '../errors.ts';
import { partsOf, type StoredKey, sameHash } from './api-key.ts';

/** Stands in for the hash of a key that is not there, so that looking takes as long. */
const NO_HASH = '0'.repeat(64);

/**
 * Reads who somebody is from an API key. A key of another tenant, a revoked and an expired one, and one that nobody made
 * are refused alike: who tries keys learns nothing.
 * @throws Unauthenticated
 */
export function keyReader(keys: () => ReadonlyMap<string, StoredKey>, tenant: string, clock: Clock) {
  return (key: string): Identity => {
    const parts = partsOf(key);
    const stored = parts && keys().get(parts.id);
    const same = parts !== undefined && sameHash(parts.sha256, stored?.sha256 ?? NO_HASH);
    if (!same || !stored || stored.tenant !== tenant || hasEnded(stored, clock)) {
      throw new Unauthenticated('the API key is not valid here: it is unknown, revoked, expired or of another tenant');
    }
    const { actor, roles, outlets, partner, grants } = stored;
    const identity = identityOf({ id: actor, roles, outlets, partner, grants });
    if (typeof identity === 'string') throw new Unauthenticated(`the API key cannot be used: ${identity}`);
    return identity;
  };
}

function hasEnded({ revokedAt, expiresAt }: StoredKey, clock: Clock): boolean {
  return revokedAt !== undefined || (expiresAt !== undefined && expiresAt <= clock());
}
