import { DatabaseSync } from 'node:sqlite';
import { eventIndex } from '#event-store/sqlite';

/** A row of the table `event`, as far as it differs from row to row. */
export interface BareRow {
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
}

/**
 * The least that a durable group commit on our tables can be: rows queued in one turn of the event loop are inserted in
 * one transaction and answered after its sync. No decision, no checks, no look-ups, no serialising: every row has the
 * same body.
 * @param file a log made by the embedded store, so that the tables are the same
 * @param indexed whether rows get their entries in the indexes by id and by stream too, as the store gives them
 */
export function openBareLog(file: string, body: string, indexed: boolean) {
  const database = new DatabaseSync(file);
  database.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_spill = OFF; PRAGMA cache_size = -32768;',
  );
  const [begin, commit] = [database.prepare('BEGIN IMMEDIATE'), database.prepare('COMMIT')];
  const insert = database.prepare('INSERT INTO event VALUES (?, ?, 0)');
  const moveHead = database.prepare('UPDATE log SET position = ?');
  const index = eventIndex(database, file);
  index.catchUp(0);
  let position = 0;
  let queue: { row: BareRow; resolve: () => void }[] = [];
  const flush = () => {
    const group = queue;
    queue = [];
    begin.run();
    for (const { row } of group) {
      insert.run(++position, body);
      if (indexed) index.add(row.id, row.stream, row.revision);
    }
    moveHead.run(position);
    commit.run();
    for (const { resolve } of group) resolve();
  };
  return {
    append: (row: BareRow) =>
      new Promise<void>((resolve) => {
        if (queue.push({ row, resolve }) === 1) setImmediate(flush);
      }),
    /** What SQLite says its `synchronous` is. */
    synchronous: () => Number(database.prepare('PRAGMA synchronous').get()?.synchronous),
    close: () => database.close(),
  };
}
