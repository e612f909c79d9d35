import { closeSync, fsyncSync, openSync, rmSync } from 'node:fs';
import { DocumentTaken } from '../errors.ts';
import type { BuildWriter, Checkpoint, ViewSpec } from '../read-store.ts';
import { changesWriter } from './changes-writer.ts';
import { connect, connectExisting, isTaken } from './connection.ts';
import { onFile } from './sqlite-faults.ts';
import { fence, makeIndexes, makeKeyIndexes, makeTables } from './view-file.ts';
import { viewReader } from './view-reader.ts';

/** A build's file while it is made. */
export interface BuildFile extends Pick<BuildWriter, 'load' | 'add' | 'write' | 'setAside' | 'aside'> {
  /** Completes and closes it. It is on the disk after `sync`. */
  finish(checkpoint: Checkpoint | undefined): void;
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
  const asidePath = `${path}-aside`;
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
  const close = () => {
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
    finish(checkpoint) {
      inFile(() => {
        byKey();
        makeIndexes(database, spec);
        if (checkpoint) database.prepare('UPDATE view SET checkpoint = ?').run(JSON.stringify(checkpoint));
        database.exec('COMMIT');
        close();
      });
    },
    remove() {
      close();
      rmSync(path, { force: true });
    },
  };
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
