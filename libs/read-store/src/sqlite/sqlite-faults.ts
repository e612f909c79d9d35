import { ViewDamaged, ViewUnavailable } from '../errors.ts';
import { primaryCodeOf } from './connection.ts';

const UNAVAILABLE = new Set([3, 5, 6, 8, 10, 13, 14]); // PERM BUSY LOCKED READONLY IOERR FULL CANTOPEN
const DAMAGED = new Set([11, 26]); // CORRUPT NOTADB

const REBUILD = 'It holds nothing that the log does not: rebuild the view with "projections rebuild"';

/** Runs work on a file and says in words of the port what went wrong with it, and how to mend a damaged one. */
export function onFile<T>(file: string, work: () => T, mend = REBUILD): T {
  try {
    return work();
  } catch (error) {
    throw inWordsOfThePort(file, error, mend);
  }
}

function inWordsOfThePort(file: string, error: unknown, mend: string): unknown {
  if (error instanceof SyntaxError) return damaged(file, 'a document in it is not JSON', mend);
  const primary = primaryCodeOf(error);
  if (primary === undefined) return error;
  const message = (error as Error).message;
  if (DAMAGED.has(primary)) return damaged(file, message, mend);
  if (!UNAVAILABLE.has(primary)) return error;
  return new ViewUnavailable(
    `${file} cannot be read or written now (${message}): make room or give access, then try again; nothing was written`,
    { cause: error },
  );
}

export function damaged(file: string, what: string, mend = REBUILD): ViewDamaged {
  return new ViewDamaged(`${file} is damaged (${what}). ${mend}`);
}
