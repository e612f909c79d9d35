import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { identityOf } from '../authentication/claims.ts';
import { AccessConfigurationRefused } from '../errors.ts';
import type { StoredKey } from './api-key.ts';

/** How long a change of the file may go unnoticed, in ms: so long a revoked key is still taken. */
const NOTICED_MS = 1000;

/** The keys in the file; none where there is no file. @throws AccessConfigurationRefused */
export function readKeys(file: string): readonly StoredKey[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw unreadable(file, (error as NodeJS.ErrnoException).code ?? 'unreadable');
  }
  const keys = parsed(text);
  if (!keys) throw unreadable(file, 'it is no file of keys');
  return keys;
}

/** Puts the keys in place of those before: a reader sees all of the one or all of the other, durably. */
export function writeKeys(file: string, keys: readonly StoredKey[]): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const written = `${file}.${process.pid}`;
  const handle = openSync(written, 'w', 0o600);
  try {
    writeSync(handle, `${JSON.stringify({ version: 1, keys }, null, 2)}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(written, file);
  const folder = openSync(dirname(file), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

/** The keys by id, read again when the file has changed. */
export function watchedKeys(file: string): () => ReadonlyMap<string, StoredKey> {
  let keys: ReadonlyMap<string, StoredKey> = new Map();
  let seen: string | undefined;
  let lookAgainAt = 0;
  return () => {
    const now = performance.now();
    if (now < lookAgainAt) return keys;
    const version = versionOf(file);
    if (version !== seen) {
      keys = new Map(readKeys(file).map((key) => [key.id, key]));
      seen = version;
    }
    lookAgainAt = now + NOTICED_MS;
    return keys;
  };
}

function versionOf(file: string): string {
  if (!existsSync(file)) return 'none';
  const { mtimeMs, ino, size } = statSync(file);
  return `${mtimeMs}:${ino}:${size}`;
}

function parsed(text: string): readonly StoredKey[] | undefined {
  try {
    const { version, keys } = JSON.parse(text);
    return version === 1 && Array.isArray(keys) && keys.every(isStoredKey) ? keys : undefined;
  } catch {
    return undefined;
  }
}

function isStoredKey(value: unknown): value is StoredKey {
  const { id, sha256, tenant, actor, roles, outlets, partner, grants } = (value ?? {}) as Partial<StoredKey>;
  const named = [id, sha256, tenant].every((one) => typeof one === 'string');
  return named && typeof identityOf({ id: actor, roles, outlets, partner, grants }) !== 'string';
}

function unreadable(file: string, why: string): AccessConfigurationRefused {
  return new AccessConfigurationRefused(
    `the keys in ${file} cannot be used (${why}): restore the file, or make keys anew with dealtrail access key create`,
  );
}
