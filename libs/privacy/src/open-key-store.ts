import { randomBytes } from 'node:crypto';
import { instantOf } from '#kernel';
import { blindIndex } from './blind-index.ts';
import type { Keyring, KeyStore, SubjectKey } from './key-store.ts';
import type { KeyRow, KeyTable } from './key-table.ts';
import type { MasterKey } from './master-key.ts';
import { recent } from './recent.ts';
import { together } from './together.ts';

/** Subjects remembered at once, at about 300 B each. */
const REMEMBERED = 50_000;
/** How long a key destroyed by another process may still be used here. */
const NOTICED_WITHIN_MS = 1_000;

/** @throws MasterKeyWrong where the table's keys were wrapped by another master key. */
export async function openKeyStore(table: KeyTable, masterKey: MasterKey): Promise<KeyStore> {
  const sample = await table.anyWrapped();
  if (sample) await masterKey.unwrap(sample);

  const memory = recent<readonly SubjectKey[]>(REMEMBERED);
  let destructions = await table.destructions();
  let trustedUntil = performance.now() + NOTICED_WITHIN_MS;

  async function trustAgain(): Promise<void> {
    const now = await table.destructions();
    if (now !== destructions) memory.clear();
    destructions = now;
    trustedUntil = performance.now() + NOTICED_WITHIN_MS;
  }

  /** Unwraps rows, in order of version, and remembers them; those just made here are in `fresh`, by their wrapped form. */
  async function unwrapped(
    tenant: string,
    rows: readonly KeyRow[],
    fresh: ReadonlyMap<Uint8Array, Uint8Array> = new Map(),
  ): Promise<Map<string, readonly SubjectKey[]>> {
    const keys = await Promise.all(
      rows.map(async ({ version, wrapped }) => ({
        version,
        secret: wrapped && (fresh.get(wrapped) ?? (await masterKey.unwrap(wrapped))),
      })),
    );
    const ring = new Map<string, SubjectKey[]>();
    rows.forEach(({ subject }, at) => {
      const versions = ring.get(subject);
      if (versions) versions.push(keys[at] as SubjectKey);
      else ring.set(subject, [keys[at] as SubjectKey]);
    });
    for (const [subject, versions] of ring) memory.set(placeOf(tenant, subject), versions);
    return ring;
  }

  async function made(tenant: string, subjects: readonly string[]): Promise<Keyring> {
    const fresh = new Map<Uint8Array, Uint8Array>();
    const rows = await Promise.all(
      subjects.map(async (subject) => {
        const secret = randomBytes(32);
        const wrapped = await masterKey.wrap(secret);
        fresh.set(wrapped, secret);
        return { subject, version: 1, wrapped };
      }),
    );
    return unwrapped(tenant, await table.insertAbsent(tenant, rows, now()), fresh);
  }

  async function found(tenant: string, subjects: Iterable<string>): Promise<Map<string, readonly SubjectKey[]>> {
    await trustAgain();
    const ring = new Map<string, readonly SubjectKey[]>();
    const unknown: string[] = [];
    for (const subject of subjects) {
      const keys = memory.get(placeOf(tenant, subject));
      if (keys) ring.set(subject, keys);
      else unknown.push(subject);
    }
    if (unknown.length > 0) {
      for (const [subject, keys] of await unwrapped(tenant, await table.rowsOf(tenant, unknown)))
        ring.set(subject, keys);
    }
    return ring;
  }

  const obtaining = new Map<string, (subjects: Iterable<string>) => Promise<Keyring>>();

  const store: Omit<KeyStore, 'index'> = {
    known(tenant, subject) {
      return performance.now() < trustedUntil ? memory.get(placeOf(tenant, subject)) : undefined;
    },
    obtain(tenant, subjects) {
      let ask = obtaining.get(tenant);
      if (!ask) {
        ask = together(async (wanted) => {
          const ring = await found(tenant, wanted);
          const missing = [...wanted].filter((subject) => !ring.has(subject));
          if (missing.length > 0) for (const [subject, keys] of await made(tenant, missing)) ring.set(subject, keys);
          return ring;
        });
        obtaining.set(tenant, ask);
      }
      return ask(subjects);
    },
    find: found,
    async destroy(tenant, subjects) {
      for (const subject of subjects) memory.delete(placeOf(tenant, subject));
      await table.destroy(tenant, subjects, now());
      for (const subject of subjects) memory.delete(placeOf(tenant, subject));
    },
    close: () => table.close(),
  };
  return { ...store, index: blindIndex(table, store) };
}

function placeOf(tenant: string, subject: string): string {
  return `${tenant}\n${subject}`;
}

/** Keys are administered in real time, whatever clock the log's events are told by. */
function now() {
  return instantOf(Date.now());
}
