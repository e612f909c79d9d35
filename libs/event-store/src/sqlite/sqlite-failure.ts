import { StoreDamaged, StoreError, StoreIncompatible, StoreUnavailable } from '../errors.ts';

/** Primary result codes of SQLite that mean something to a caller. */
export type SqliteFailure = 'busy' | 'full' | 'io' | 'damaged' | 'large' | 'constraint' | 'barred' | 'other';

const MEANINGS: Readonly<Record<number, SqliteFailure>> = {
  3: 'barred',
  5: 'busy',
  6: 'busy',
  8: 'barred',
  10: 'io',
  11: 'damaged',
  13: 'full',
  14: 'barred',
  18: 'large',
  19: 'constraint',
  26: 'damaged',
};

/** What the operating system says, where it is asked without SQLite. */
const SYSTEM: Readonly<Record<string, SqliteFailure>> = {
  EIO: 'io',
  ENOSPC: 'full',
  EDQUOT: 'full',
  EACCES: 'barred',
  EPERM: 'barred',
  EROFS: 'barred',
  ENOTDIR: 'barred',
  EISDIR: 'barred',
};

/** @returns undefined where the error does not come from SQLite */
export function sqliteFailure(error: unknown): SqliteFailure | undefined {
  const code = (error as { errcode?: unknown } | null)?.errcode;
  return typeof code === 'number' ? (MEANINGS[code & 0xff] ?? 'other') : undefined;
}

/** What a caller is told of an error met before anything was committed. */
export function asStoreError(error: unknown, file: string): unknown {
  if (error instanceof StoreError) return error;
  const message = error instanceof Error ? error.message : String(error);
  const { code } = error as { readonly code?: unknown };
  switch (sqliteFailure(error) ?? SYSTEM[String(code)]) {
    case 'busy':
      return new StoreUnavailable(`${file} is busy with another process; nothing was written: try again`);
    case 'full':
      return new StoreUnavailable(
        `there is no room left for ${file}; nothing was written and everything acknowledged stays: make room and try again`,
      );
    case 'io':
      return new StoreUnavailable(`${file} cannot be read or written (${message}); nothing was written: mend the disk`);
    // No record that was written comes near the limit of length: one that does is damaged. Nor does a sound index hold
    // what is only to be put into it.
    case 'large':
    case 'constraint':
    case 'damaged':
      return new StoreDamaged(
        `${file} is damaged (${message}): run verify to name the first bad position, then restore a backup`,
      );
    case 'barred':
      return new StoreIncompatible(
        `${file} cannot be opened (${message}): check that it is a file in a folder, and the permissions of both`,
      );
    default:
      return error;
  }
}
