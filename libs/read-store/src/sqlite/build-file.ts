import { closeSync, fsyncSync, openSync, rmSync } from 'node:fs';
import { DocumentTaken } from '../errors.ts';
import type { Checkpoint, DocumentsWriter, ViewSpec } from '../read-store.ts';
import { changesWriter } from './changes-writer.ts';
import { connect, connectExisting, isTaken } from './connection.ts';
import { onFile } from './sqlite-faults.ts';
import { fence, makeIndexes, makeKeyIndexes, makeTables, tableOf } from './view-file.ts';
import { viewReader } from './view-reader.ts';

/** The file of a build, or of a part of one, while it is made. */
export interface BuildFile extends DocumentsWriter {
  /** Takes over the file of a part that was closed, which is gone then. */
  takeOver(path: string): void;
  /** Completes and closes it. It is on the disk after `sync`. */
  finish(checkpoint: Checkpoint | undefined): void;
  /** Closes it as it is, with what it set aside beside it. */
  close(): void;
  /** Closes it and removes it. */
  remove(): void;
}

const MEND = 'It is not in use yet: rebuild the view again';

/**
 * Neither journal nor syncs, and one transaction from start to end: whatever happens to the process, the file is thrown
 * away. What is set aside stands in a file beside it.
 */
export function makeBuildFile(path: string, spec: ViewSpec): BuildFile {
  const database = connect(path);
  const asidePath = asidePathOf(path);
  database.exec('PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA locking_mode=EXCLUSIVE');
  database.exec('PRAGMA cache_size=-4000');
  database.prepare('ATTACH ? AS beside').run(asidePath);
  database.exec('PRAGMA beside.journal_mode=OFF; PRAGMA beside.synchronous=OFF; BEGIN');
  makeTables(database, spec, 0);
  database.exec(`CREATE TABLE beside.aside (collection TEXT NOT NULL, key TEXT NOT NULL, n INTEGER NOT NULL,
    text TEXT NOT NULL, PRIMARY KEY (collection, key, n)) WITHOUT ROWID`);
  const reader = viewReader(path, database, spec);
  const insert = changesWriter(database, spec, 'insert');
  let replace: ReturnType<typeof changesWriter> | undefined;
  const putAside = database.prepare('INSERT INTO beside.aside VALUES (?, ?, ?, ?)');
  const allAside = database.prepare('SELECT key, text FROM beside.aside WHERE collection = ? ORDER BY key, n', {
    returnArrays: true,
  });
  const inFile = <T>(work: () => T) => onFile(path, work, MEND);
  let laid = 0;
  /** Sorted once instead of kept in order from the first document on, the keys take a fraction of the time. */
  const byKey = () => {
    if (!replace) refusingTwice(() => makeKeyIndexes(database, spec));
    replace ??= changesWriter(database, spec, 'replace');
    return replace;
  };
  const refusingTwice = (work: () => void) => {
    try {
      work();
    } catch (error) {
      if (isTaken(error)) throw new DocumentTaken(spec.name);
      throw error;
    }
  };
  const end = () => {
    if (database.isOpen) database.close();
    rmSync(asidePath, { force: true });
  };
  return {
    async load(collection, keys) {
      inFile(byKey);
      return reader.load(collection, keys);
    },
    add: async (changes) => inFile(() => refusingTwice(insert(changes))),
    write: async (changes) => inFile(() => byKey()(changes)()),
    async setAside(collection, rows) {
      inFile(() => {
        laid += 1;
        for (const [key, text] of rows) putAside.run(collection, key, laid, text);
      });
    },
    aside: (collection) => allAside.iterate(collection) as Iterable<unknown> as Iterable<readonly [string, string]>,
    takeOver(other) {
      inFile(() => {
        // A file is neither attached nor let go within a transaction, and without a journal one is as good as two.
        database.exec('COMMIT');
        database.prepare('ATTACH ? AS part').run(other);
        database.prepare('ATTACH ? AS beside_part').run(asidePathOf(other));
        database.exec('BEGIN');
        // Whole rows of equal tables: SQLite copies them without taking them apart.
        for (const table of Object.keys(spec.collections).map(tableOf)) {
          refusingTwice(() => database.exec(`INSERT INTO main.${table} SELECT * FROM part.${table}`));
        }
        database
          .prepare('INSERT INTO beside.aside SELECT collection, key, n + ?, text FROM beside_part.aside')
          .run(laid);
        laid += Number(database.prepare('SELECT coalesce(max(n), 0) AS n FROM beside_part.aside').get()?.n);
        database.exec('COMMIT; DETACH part; DETACH beside_part; BEGIN');
        removeBuildFile(other);
      });
    },
    finish(checkpoint) {
      inFile(() => {
        byKey();
        makeIndexes(database, spec);
        if (checkpoint) database.prepare('UPDATE view SET checkpoint = ?').run(JSON.stringify(checkpoint));
        database.exec('COMMIT');
        end();
      });
    },
    close() {
      inFile(() => {
        database.exec('COMMIT');
        database.close();
      });
    },
    remove() {
      end();
      removeBuildFile(path);
    },
  };
}

/** Removes the file of a build that is being made, or of a part, with what it set aside. */
export function removeBuildFile(path: string): void {
  for (const each of [path, asidePathOf(path)]) rmSync(each, { force: true });
}

function asidePathOf(path: string): string {
  return `${path}-aside`;
}

/** Makes a finished build ready to be opened as a view that takes commits under an epoch. */
export function sealBuildFile(path: string, epoch: number): void {
  onFile(
    path,
    () => {
      const database = connectExisting(path);
      try {
        database.exec('PRAGMA journal_mode=WAL');
        fence(database, epoch);
      } finally {
        database.close();
      }
    },
    MEND,
  );
}

/** What was written to a file, or into a folder, is on the disk. */
export function sync(path: string): void {
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
