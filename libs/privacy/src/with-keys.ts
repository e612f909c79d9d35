import type { Keyring, KeyStore, SubjectKey } from './key-store.ts';

/** An answer at once where all keys are in memory, else a promise of it. */
export type AtOnceOrLater<Value> = Value | Promise<Value>;

/**
 * Uses the keys of some subjects.
 * @param ask how the key store is asked where one is not in memory: `obtain` makes missing keys, `find` does not
 */
export function withKeys<Result>(
  { keys, tenant }: { readonly keys: KeyStore; readonly tenant: string },
  ask: 'obtain' | 'find',
  subjects: ReadonlySet<string>,
  use: (ring: Keyring) => Result,
): AtOnceOrLater<Result> {
  if (subjects.size === 0) return use(NO_KEYS);
  const known = new Map<string, readonly SubjectKey[]>();
  for (const subject of subjects) {
    const versions = keys.known(tenant, subject);
    if (!versions) return keys[ask](tenant, subjects).then(use);
    known.set(subject, versions);
  }
  return use(known);
}

const NO_KEYS: Keyring = new Map();
