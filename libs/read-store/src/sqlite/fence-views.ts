import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { ViewDamaged } from '../errors.ts';
import { connectExisting } from './connection.ts';
import { onFile } from './sqlite-faults.ts';
import type { OpenView } from './sqlite-view.ts';
import { epochOf, fence, isMade, viewOfFileName } from './view-file.ts';

/**
 * Raises the epoch in the file of every whole build, and answers the epoch now in force.
 *
 * A commit compares its epoch with the one in the file it writes, inside its own transaction: two files have no common
 * transaction in WAL mode, so a look at `views.db` could be outdated by the time the commit is made. Once a file is
 * fenced, whatever an earlier holder got into it can be read and nothing more of theirs gets in. The caller holds the
 * store's lock, so no file is made or becomes whole meanwhile; if this process dies halfway, some files take no commits until the next
 * lease, which goes beyond the highest epoch found. A power loss may undo a fence (`synchronous=NORMAL`), but no earlier
 * holder outlives it either.
 */
export function fenceViews(folder: string, open: ReadonlyMap<number, OpenView>, last: number): number {
  const files = readdirSync(folder).flatMap((name) => {
    const held = viewOfFileName(name);
    return held ? [{ path: join(folder, name), build: held.build }] : [];
  });
  const epochs = files.map((file) => inFile(file, open, epochOf) ?? 0);
  const epoch = Math.max(last, ...epochs) + 1;
  for (const file of files) inFile(file, open, (database) => fence(database, epoch));
  return epoch;
}

/**
 * undefined for a damaged file: it takes nobody's commits and is made anew by a rebuild. Likewise for one whose maker died
 * before its tables stood: whoever opens it makes them, under the epoch in force then.
 */
function inFile<T>(
  { path, build }: { readonly path: string; readonly build: number },
  open: ReadonlyMap<number, OpenView>,
  work: (database: DatabaseSync) => T,
): T | undefined {
  try {
    return onFile(path, () => {
      const known = open.get(build)?.database;
      if (known) return work(known);
      const database = connectExisting(path);
      try {
        return isMade(database) ? work(database) : undefined;
      } finally {
        database.close();
      }
    });
  } catch (error) {
    if (error instanceof ViewDamaged) return undefined;
    throw error;
  }
}
