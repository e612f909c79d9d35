import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { Instant, RecordedEvent, StreamName } from '#kernel';
import { StoreDamaged } from '../errors.ts';
import { type Cursor, START } from '../event-store.ts';
import type { LogPages } from '../log/index.ts';
import { idBytes } from './schema.ts';
import { asStoreError, sqliteFailure } from './sqlite-failure.ts';
import { streamPages } from './stream-pages.ts';

/** The log's row, as far as it changes. */
export interface LogRow {
  readonly position: number;
  readonly recordedAt: Instant | null;
  readonly readOnly: boolean;
}

export interface SqlitePages extends LogPages {
  row(): LogRow;
  find(id: string): RecordedEvent | undefined;
}

/** Reads by pages: SQLite joins the records of a page to one text, and one JSON.parse decodes them all. */
export function sqlitePages(db: DatabaseSync, file: string): SqlitePages {
  const one = (sql: string) => {
    const statement = db.prepare(sql, { returnArrays: true });
    return (...values: SQLInputValue[]) => statement.get(...values) as unknown as readonly unknown[] | undefined;
  };
  const pageOf = (records: string) => one(`SELECT '[' || group_concat(body) || ']' FROM (${records})`);
  const logRow = one('SELECT position, recordedAt, readOnly FROM log');
  const last = one('SELECT max(revision) FROM event WHERE stream = ?');
  const byId = one('SELECT body FROM event WHERE id = ?');
  const after = pageOf('SELECT body FROM event WHERE position > ? ORDER BY position LIMIT ?');
  const before = pageOf('SELECT body FROM event WHERE position < ? ORDER BY position DESC LIMIT ?');
  const on = pageOf('SELECT body FROM event WHERE stream = ? AND revision >= ? ORDER BY revision LIMIT ?');
  const back = pageOf('SELECT body FROM event WHERE stream = ? AND revision <= ? ORDER BY revision DESC LIMIT ?');

  const byStream = streamPages(db, (json) => decode(json, file));
  const read = (page: ReturnType<typeof pageOf>, limit: number, ...from: SQLInputValue[]) =>
    guarded(file, () => {
      const joined = within(limit, (count) => page(...from, count)?.[0]);
      return typeof joined === 'string' ? decode(joined, file) : [];
    });

  return {
    row: () => {
      const [position, recordedAt, readOnly] = logRow() ?? [];
      return { position: position as number, recordedAt: recordedAt as Instant | null, readOnly: readOnly === 1 };
    },
    head: () =>
      guarded(file, (): Cursor => {
        const [position, recordedAt] = logRow() ?? [];
        return position === 0
          ? START
          : { index: (position as number) - 1, position: position as number, recordedAt: recordedAt as Instant };
      }),
    forwards(position, upTo, limit) {
      const page = read(after, Math.min(limit, upTo - position), position) as (RecordedEvent & { index: number })[];
      // Gapless positions are what makes an index: a page that does not carry on is never handed over.
      for (let n = 0; n < page.length; n++) {
        const event = page[n] as RecordedEvent & { index: number };
        if (event.position !== position + 1 + n) throw gap(file, position + 1 + n);
        event.index = position + n;
      }
      if (page.length === 0 && upTo > position) throw gap(file, position + 1);
      return page;
    },
    backwards: (position, limit) => read(before, limit, position),
    lastRevision: (stream) => guarded(file, () => (last(stream)?.[0] as number | null | undefined) ?? -1),
    ofStream: (stream: StreamName, from, direction, limit) =>
      read(direction === 'forwards' ? on : back, limit, stream, from),
    byStream: (place, upTo, types, limit) =>
      guarded(file, () => within(limit, (count) => byStream(place, upTo, types, count))),
    find: (id) => {
      const body = byId(idBytes(id))?.[0];
      return typeof body === 'string' ? decode<RecordedEvent>(body, file) : undefined;
    },
  };
}

/** Reads records as one JSON text: as many as are asked for, or so few that SQLite joins them within its limit of length. */
function within<Result>(most: number, read: (count: number) => Result): Result {
  for (let count = most; ; count = Math.ceil(count / 2)) {
    try {
      return read(count);
    } catch (error) {
      if (sqliteFailure(error) !== 'large' || count === 1) throw error;
    }
  }
}

function guarded<Result>(file: string, read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    throw asStoreError(error, file);
  }
}

function decode<Decoded = RecordedEvent[]>(json: string, file: string): Decoded {
  try {
    return JSON.parse(json);
  } catch {
    throw new StoreDamaged(`a record of ${file} is no JSON: run verify to name the position, then restore a backup`);
  }
}

function gap(file: string, position: number): StoreDamaged {
  return new StoreDamaged(
    `${file} has no sound record at position ${position}: run verify, then restore a backup`,
    position,
  );
}
