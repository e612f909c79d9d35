import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { LONGEST_TAIL, sliceDueAt } from './index-turns.ts';
import { keysOf, lookupKey } from './lookup-key.ts';
import { missingRecord } from './missing-record.ts';
import { recentEvents } from './recent-events.ts';
import { hasId, isOfStream, placeOf } from './record-place.ts';
import { recordChecksum } from './schema.ts';

/**
 * Finds the events of a log by id and by stream: the last ones in memory, all before them in two tables. Each slice of the
 * tables is brought up to the head when its turn comes, inside the transaction that reaches it, so that what stands there
 * follows from the head alone. Whoever finds an event by its key compares the record itself.
 */
export interface EventIndex {
  /** Takes in what was appended since, by whatever process. To be called before each use, with the head as it is now. */
  catchUp(head: number): void;
  /** Takes in an event that was just inserted behind the last one, inside the same transaction. */
  add(id: string, stream: string, revision: number): void;
  /** Takes back what was added behind `head`, after a rollback. */
  backTo(head: number): void;
  /** The record with an id. */
  withId(id: string): string | undefined;
  /** Revision of the stream's last event; −1 for none. */
  lastRevision(stream: string): number;
  /** Records of the stream with revisions `from` to `to`, ascending or descending. */
  ofStream(stream: string, from: number, to: number, direction: 'forwards' | 'backwards'): Iterable<string>;
  /** Positions up to `upTo` of the events whose streams stand in a slice: stream by stream, each in its order. */
  inSlice(slice: number, upTo: number): readonly number[];
}

const ALL = Number.MAX_SAFE_INTEGER;

export function eventIndex(db: DatabaseSync, file: string): EventIndex {
  const one = (sql: string) => {
    const statement = db.prepare(sql, { returnArrays: true });
    return (...values: SQLInputValue[]) => statement.get(...values) as unknown as readonly number[] | undefined;
  };
  const record = db.prepare('SELECT body FROM event WHERE position = ?', { returnArrays: true });
  const records = db.prepare('SELECT position, body, checksum FROM event WHERE position > ? AND position <= ?', {
    returnArrays: true,
  });
  const insertIds = rowsInserter(db, 'event_by_id', 2);
  const insertStreams = rowsInserter(db, 'event_by_stream', 3);
  const nextWithId = one('SELECT position FROM event_by_id WHERE key = ? AND position > ? ORDER BY position LIMIT 1');
  const lastInStream = one(
    'SELECT revision, position FROM event_by_stream WHERE key = ? AND (revision, position) < (?, ?) ORDER BY revision DESC, position DESC LIMIT 1',
  );
  const between = db.prepare('SELECT position FROM event_by_stream WHERE key = ? AND revision BETWEEN ? AND ?', {
    returnArrays: true,
  });
  const ofSlice = db.prepare(
    'SELECT key, revision, position FROM event_by_stream WHERE key >= ? AND key < ? AND position <= ?',
    { returnArrays: true },
  );
  const recent = recentEvents();
  let known = false;

  const recordAt = (position: number): string => {
    const [body] = (record.get(position) ?? []) as unknown as readonly unknown[];
    if (typeof body !== 'string') throw missingRecord(file, position);
    return body;
  };
  const index = (slice: number) => {
    const { byId, byStream } = recent.inSlice(slice);
    insertIds(byId.flatMap((position) => [recent.idKeyAt(position), position]));
    insertStreams(
      byStream.flatMap((position) => [recent.streamKeyAt(position), recent.revisionAt(position), position]),
    );
  };
  /** Positions in memory that may be of the stream's revisions `from` to `to`; none of those before them is asked for. */
  const recentBetween = (stream: string, key: number, from: number, to: number): readonly number[] => {
    const found: number[] = [];
    for (let at = recent.inStream(key, ALL); at > 0; at = recent.inStream(key, at)) {
      const revision = recent.revisionAt(at);
      if (revision < from && isOfStream(recordAt(at), stream)) break;
      if (revision >= from && revision <= to) found.push(at);
    }
    return found;
  };

  return {
    catchUp(head) {
      if (known && recent.head() === head) return;
      if (!known || recent.head() > head || head - recent.head() > LONGEST_TAIL) {
        recent.restart(Math.max(0, head - LONGEST_TAIL));
      }
      known = false;
      const rows = records.iterate(recent.head(), head) as unknown as Iterable<readonly [number, string, number]>;
      for (const [position, body, checksum] of rows) {
        const place = typeof body === 'string' && recordChecksum(body) === checksum ? placeOf(body) : undefined;
        if (place?.position !== position || position !== recent.head() + 1)
          throw missingRecord(file, recent.head() + 1);
        recent.add(lookupKey(place.id), lookupKey(place.stream), place.revision);
      }
      if (recent.head() !== head) throw missingRecord(file, recent.head() + 1);
      known = true;
    },
    add(id, stream, revision) {
      recent.add(lookupKey(id), lookupKey(stream), revision);
      const slice = sliceDueAt(recent.head());
      if (slice !== undefined) index(slice);
    },
    backTo(head) {
      if (recent.head() !== head) known = false;
    },
    withId(id) {
      const key = lookupKey(id);
      for (let at = recent.withId(key, ALL); at > 0; at = recent.withId(key, at)) {
        const body = recordAt(at);
        if (hasId(body, id)) return body;
      }
      for (let at = nextWithId(key, 0)?.[0]; at !== undefined; at = nextWithId(key, at)?.[0]) {
        const body = recordAt(at);
        if (hasId(body, id)) return body;
      }
      return undefined;
    },
    lastRevision(stream) {
      const key = lookupKey(stream);
      for (let at = recent.inStream(key, ALL); at > 0; at = recent.inStream(key, at)) {
        if (isOfStream(recordAt(at), stream)) return recent.revisionAt(at);
      }
      for (let last = lastInStream(key, ALL, ALL); last; last = lastInStream(key, ...last)) {
        const [revision, position] = last as readonly [number, number];
        if (isOfStream(recordAt(position), stream)) return revision;
      }
      return -1;
    },
    *ofStream(stream, from, to, direction) {
      const key = lookupKey(stream);
      const indexed = between.all(key, from, to) as unknown as readonly (readonly [number])[];
      const found = new Set(recentBetween(stream, key, from, to));
      for (const [position] of indexed) found.add(position);
      // In a stream, the order of positions is that of revisions.
      const positions = [...found].sort((a, b) => (direction === 'forwards' ? a - b : b - a));
      for (const position of positions) {
        const body = recordAt(position);
        if (isOfStream(body, stream)) yield body;
      }
    },
    inSlice(slice, upTo) {
      const { from, to } = keysOf(slice);
      const held = ofSlice.all(from, to, upTo) as unknown as readonly (readonly [number, number, number])[];
      const places = new Map<number, StreamPlace>();
      for (const [key, revision, position] of held) places.set(position, { key, stream: '', revision, position });
      for (const position of recent.inSlice(slice).byStream) {
        if (position > upTo) continue;
        const [key, revision] = [recent.streamKeyAt(position), recent.revisionAt(position)];
        places.set(position, { key, stream: '', revision, position });
      }
      const inOrder = [...places.values()].sort(byStream);
      const shared = sharedKeys(inOrder);
      if (shared.size === 0) return inOrder.map(({ position }) => position);
      const streamAt = (position: number) => placeOf(recordAt(position))?.stream ?? '';
      return inOrder
        .map((place) => (shared.has(place.key) ? { ...place, stream: streamAt(place.position) } : place))
        .sort(byStream)
        .map(({ position }) => position);
    },
  };
}

interface StreamPlace {
  readonly key: number;
  /** Only where another stream has the same key. */
  readonly stream: string;
  readonly revision: number;
  readonly position: number;
}

function byStream(a: StreamPlace, b: StreamPlace): number {
  if (a.key !== b.key) return a.key - b.key;
  if (a.stream !== b.stream) return a.stream < b.stream ? -1 : 1;
  return a.revision - b.revision;
}

/** Keys under which more streams than one stand: a revision stands there twice. */
function sharedKeys(inOrder: readonly StreamPlace[]): ReadonlySet<number> {
  const shared = new Set<number>();
  for (const [at, { key, revision }] of inOrder.entries()) {
    const next = inOrder[at + 1];
    if (next?.key === key && next.revision === revision) shared.add(key);
  }
  return shared;
}

/** Rows given to SQLite at a time: a call costs as much as the insertion of a row. */
const ROWS_AT_A_TIME = 16;

/** Inserts rows whose values stand one behind the other. */
function rowsInserter(db: DatabaseSync, table: string, columns: number): (values: readonly number[]) => void {
  const row = `(${Array(columns).fill('?').join()})`;
  const one = db.prepare(`INSERT INTO ${table} VALUES ${row}`);
  const many = db.prepare(`INSERT INTO ${table} VALUES ${Array(ROWS_AT_A_TIME).fill(row).join()}`);
  const step = columns * ROWS_AT_A_TIME;
  return (values) => {
    let at = 0;
    for (; at + step <= values.length; at += step) many.run(...values.slice(at, at + step));
    for (; at < values.length; at += columns) one.run(...values.slice(at, at + columns));
  };
}
