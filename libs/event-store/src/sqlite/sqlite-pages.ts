import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { categoryOf, type Instant, type RecordedEvent, type StreamName } from '#kernel';
import { StoreDamaged } from '../errors.ts';
import { type Cursor, START } from '../event-store.ts';
import { type LogPages, PAGE_BYTES, PAGE_EVENTS, STREAM_PAGE_EVENTS } from '../log/index.ts';
import { categoryPositions } from './category-positions.ts';
import type { EventIndex } from './event-index.ts';
import { SLICES } from './lookup-key.ts';
import { missingRecord } from './missing-record.ts';
import { placeOf } from './record-place.ts';
import { recordsAtPositions } from './records-at-positions.ts';
import { asStoreError, sqliteFailure } from './sqlite-failure.ts';

/** The log's row, as far as it changes. */
export interface LogRow {
  readonly position: number;
  readonly recordedAt: Instant | null;
  readonly readOnly: boolean;
}

export interface SqlitePages extends LogPages {
  row(): LogRow;
  /** The event with an id, by an index that was brought up to the head. */
  find(id: string): RecordedEvent | undefined;
}

/** Reads by pages: the records of a page are joined to one text, and one JSON.parse decodes them all. */
export function sqlitePages(db: DatabaseSync, file: string, index: EventIndex): SqlitePages {
  const one = (sql: string) => {
    const statement = db.prepare(sql, { returnArrays: true });
    return (...values: SQLInputValue[]) => statement.get(...values) as unknown as readonly unknown[] | undefined;
  };
  const pageOf = (records: string) => one(`SELECT '[' || group_concat(body) || ']' FROM (${records})`);
  const logRow = one('SELECT position, recordedAt, readOnly FROM log');
  // Positions leave no gap, so that a range of them says how many: nothing has to be counted or put aside.
  const after = one("SELECT '[' || group_concat(body) || ']' FROM event WHERE position > ?1 AND position <= ?1 + ?2");
  const between = db.prepare('SELECT position, body FROM event WHERE position > ? AND position <= ?', {
    returnArrays: true,
  });
  const before = pageOf('SELECT body FROM event WHERE position < ? ORDER BY position DESC LIMIT ?');

  /** Runs a look-up with the index brought up to the head. */
  const lookedUp = <Result>(look: () => Result) =>
    guarded(file, () => {
      index.catchUp(logRow()?.[0] as number);
      return look();
    });
  const positionsOf = categoryPositions(db, file);
  const recordsAt = recordsAtPositions(db, file);
  /** The events at some positions, in their order. */
  function* pagesAt(positions: readonly number[]): Generator<readonly RecordedEvent[]> {
    for (let at = 0; at < positions.length; ) {
      const json = guarded(file, () => within(STREAM_PAGE_EVENTS, (most) => recordsAt(positions.slice(at, at + most))));
      const events = indexed(decode(json, file));
      yield events;
      at += events.length;
    }
  }
  /** Those of streams of some categories: what is not wanted is not decoded, and of most logs that is nearly all. */
  const wantedAmong = (position: number, upTo: number, categories: ReadonlySet<string>) => {
    const some = guarded(file, () => {
      const found: string[] = [];
      let last = position;
      const records = between.iterate(position, upTo) as unknown as Iterable<readonly [number, string]>;
      for (const [at, body] of records) {
        const place = placeOf(body);
        if (at !== last + 1 || !place) throw missingRecord(file, last + 1);
        last = at;
        if (categories.has(categoryOf(place.stream as StreamName))) found.push(body);
      }
      if (last < upTo) throw missingRecord(file, last + 1);
      return found;
    });
    return some.length === 0 ? [] : indexed(decode(`[${some.join()}]`, file));
  };
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
        if (event.position !== position + 1 + n) throw missingRecord(file, position + 1 + n);
        event.index = position + n;
      }
      if (page.length === 0 && upTo > position) throw missingRecord(file, position + 1);
      return page;
    },
    *ofCategories(after, upTo, categories, isAll) {
      const isWanted = ({ stream }: RecordedEvent) => categories.has(categoryOf(stream));
      const found = isAll ? guarded(file, () => positionsOf(after, upTo, categories)) : undefined;
      for (const page of found ? pagesAt(found.positions) : []) yield page.filter(isWanted);
      for (let from = found?.upTo ?? after; from < upTo; from += PAGE_EVENTS) {
        yield wantedAmong(from, Math.min(upTo, from + PAGE_EVENTS), categories);
      }
    },
    backwards: (position, limit) => read(before, limit, position),
    lastRevision: (stream) => lookedUp(() => index.lastRevision(stream)),
    ofStream: (stream: StreamName, from, direction, limit) =>
      lookedUp(() => {
        if (direction === 'forwards') return joined(index.ofStream(stream, from, from + limit - 1, direction), file);
        const to = Math.min(from, index.lastRevision(stream));
        return joined(index.ofStream(stream, to - limit + 1, to, direction), file);
      }),
    *byStream(upTo, types, share) {
      const wanted = types && new Set(types);
      for (let slice = share.n; slice < SLICES; slice += share.of) {
        const positions = lookedUp(() => index.inSlice(slice, upTo));
        for (const events of pagesAt(positions)) {
          yield { events: wanted ? events.filter(({ type }) => wanted.has(type)) : events, seen: events.length };
        }
      }
    },
    find: (id) => {
      const body = index.withId(id);
      return body === undefined ? undefined : decode<RecordedEvent>(body, file);
    },
  };
}

/** As many records as stay within the size of a page, and at least one. */
function joined(records: Iterable<string>, file: string): readonly RecordedEvent[] {
  let text = '';
  for (const record of records) {
    if (text !== '' && text.length + record.length > PAGE_BYTES) break;
    text += text === '' ? record : `,${record}`;
  }
  return text === '' ? [] : decode(`[${text}]`, file);
}

/** Gives events of an embedded log their index. */
function indexed(events: readonly RecordedEvent[]): readonly RecordedEvent[] {
  for (const event of events as (RecordedEvent & { index: number })[]) event.index = event.position - 1;
  return events;
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
