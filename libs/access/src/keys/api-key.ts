import { hash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Role } from '#edge';
import type { Instant } from '#kernel';

/** What is kept of an API key: everything but the key. */
export interface StoredKey {
  readonly id: string;
  /** SHA-256, hexadecimal, of the 256 random bits: none can be guessed from it. */
  readonly sha256: string;
  readonly tenant: string;
  /** As whom its holder acts. */
  readonly actor: string;
  readonly roles: readonly Role[];
  readonly outlets: readonly string[] | '*';
  readonly partner?: string;
  readonly grants?: readonly string[];
  readonly createdAt: Instant;
  readonly expiresAt?: Instant;
  readonly revokedAt?: Instant;
}

const KEY = /^dtk_([A-Za-z0-9]{16})_([A-Za-z0-9_-]{43})$/;

/** A new key and what to keep of it. The key is shown once: nobody can tell it afterwards. */
export function newApiKey(): { readonly key: string; readonly id: string; readonly sha256: string } {
  const id = randomBytes(8).toString('hex');
  const secret = randomBytes(32);
  return { key: `dtk_${id}_${secret.toString('base64url')}`, id, sha256: hash('sha256', secret) };
}

/** Whether a credential has the form of an API key. */
export function looksLikeApiKey(text: string): boolean {
  return text.startsWith('dtk_');
}

/** The id that a key names, and the hash of its secret; undefined where it is none. */
export function partsOf(key: string): { readonly id: string; readonly sha256: string } | undefined {
  const [, id, secret] = KEY.exec(key) ?? [];
  if (id === undefined || secret === undefined) return undefined;
  return { id, sha256: hash('sha256', Buffer.from(secret, 'base64url')) };
}

/** In a time that does not depend on where they differ. */
export function sameHash(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a, 'hex'), Buffer.from(b, 'hex')];
  return left.length === right.length && timingSafeEqual(left, right);
}
