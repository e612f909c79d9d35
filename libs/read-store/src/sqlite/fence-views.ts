import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { ViewDamaged } from '../errors.ts';
import { connect } from './connection.ts';
import { onFile } from './sqlite-faults.ts';
import type { OpenView } from './sqlite-view.ts';
import { epochOf, fence, viewOfFileName } from './view-file.ts';

/**
 * Raises the epoch in every view's file, and answers the epoch now in force.
 *
 * A commit compares its epoch with the one in the file it writes, inside its own transaction: two files have no common
 * transaction in WAL mode, so a look at `views.db` could be outdated by the time the commit is made. Once a file is
 * fenced, whatever an earlier holder got into it can be read and nothing more of theirs gets in. The caller holds the
 * store's lock, so no file is made meanwhile; if this process dies halfway, some files take no commits until the next
 * lease, which goes beyond the highest epoch found. A power loss may undo a fence (`synchronous=NORMAL`), but no earlier
 * holder outlives it either.
 */
export function fenceViews(folder: string, open: ReadonlyMap<string, OpenView>, last: number): number {
  const paths = readdirSync(folder)
    .filter(viewOfFileName)
    .map((name) => join(folder, name));
  const epochs = paths.map((path) => inFile(path, open, epochOf) ?? 0);
  const epoch = Math.max(last, ...epochs) + 1;
  for (const path of paths) inFile(path, open, (database) => fence(database, epoch));
  return epoch;
}

/** undefined for a damaged file: it takes nobody's commits and is made anew by a rebuild. */
function inFile<T>(
  path: string,
  open: ReadonlyMap<string, OpenView>,
  work: (database: DatabaseSync) => T,
): T | undefined {
  try {
    return onFile(path, () => {
      const known = open.get(path)?.database;
      if (known) return work(known);
      const database = connect(path);
      try {
        return work(database);
      } finally {
        database.close();
      }
    });
  } catch (error) {
    if (error instanceof ViewDamaged) return undefined;
    throw error;
  }
}
