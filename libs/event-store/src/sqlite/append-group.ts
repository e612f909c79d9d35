import type { DatabaseSync } from 'node:sqlite';
import { type Clock, type Instant, latest, type RecordedEvent, type StreamName } from '#kernel';
import { EventRefused, OutcomeUnknown, StoreDamaged, StoreReadOnly } from '../errors.ts';
import type { Appended, Conflict } from '../event-store.ts';
import {
  conflict,
  meets,
  type PreparedBatch,
  type PreparedEvent,
  prepareCopied,
  recordText,
  settleWithoutWriting,
} from '../log/index.ts';
import type { EventIndex } from './event-index.ts';
import { recordChecksum } from './schema.ts';
import { sqliteFailure } from './sqlite-failure.ts';
import type { LogRow, SqlitePages } from './sqlite-pages.ts';
import { walRoom } from './wal-room.ts';

export type BatchResult = PromiseSettledResult<Appended | Conflict>;

/** Writes to an opened log, each call one transaction: synced when it returns, or nothing is written when it throws. */
export interface LogWriter {
  /**
   * @throws OutcomeUnknown where the commit failed otherwise than for want of room: the events may stand or not
   */
  append(batches: readonly PreparedBatch[]): readonly BatchResult[];
  /** Puts records of another log at the end, which the caller takes to be `position`. */
  copy(records: readonly RecordedEvent[], position: number): void;
}

/** Streams whose last revision is remembered; a thousand writers at once are well inside. */
const REMEMBERED_STREAMS = 16_384;

/** @param index of the same database: it is brought up to the head in each transaction */
export function logWriter(
  db: DatabaseSync,
  pages: SqlitePages,
  index: EventIndex,
  clock: Clock,
  file: string,
): LogWriter {
  const begin = db.prepare('BEGIN IMMEDIATE');
  const commit = db.prepare('COMMIT');
  const insert = db.prepare('INSERT INTO event VALUES (?, ?, ?)');
  const moveHead = db.prepare('UPDATE log SET position = ?, recordedAt = ?');
  const room = walRoom(file);
  // A hint that holds as long as nobody else has written: the log's row, read under the lock, tells.
  const revisions = new Map<StreamName, number>();
  let known = 0;
  let lookedUp = false;

  const lastRevision = (stream: StreamName) => revisions.get(stream) ?? index.lastRevision(stream);
  const remember = (stream: StreamName, revision: number) => {
    if (revisions.size >= REMEMBERED_STREAMS) revisions.clear();
    revisions.set(stream, revision);
  };

  const inTransaction = <Result>(
    write: (row: LogRow) => { result: Result; head: number; recordedAt: Instant | null },
  ) => {
    // All that a process takes in when it first looks up is read before the lock is taken.
    if (!lookedUp) index.catchUp(pages.row().position);
    lookedUp = true;
    begin.run();
    let begun = known;
    try {
      const row = pages.row();
      begun = row.position;
      if (row.readOnly) throw new StoreReadOnly(`${file} is read-only: it is the source of a migration`);
      if (row.position < known) {
        throw new StoreDamaged(
          `${file} went back from position ${known} to ${row.position} while open`,
          row.position + 1,
        );
      }
      if (row.position !== known) revisions.clear();
      index.catchUp(row.position);
      const { result, head, recordedAt } = write(row);
      if (head !== row.position) moveHead.run(head, recordedAt);
      room.beforeCommit();
      commitOrDoubt(commit, file);
      room.afterCommit();
      known = head;
      return result;
    } catch (error) {
      revisions.clear();
      lookedUp = false;
      index.backTo(begun);
      if (db.isTransaction) db.exec('ROLLBACK');
      throw error;
    }
  };

  const insertEvent = (event: PreparedEvent, stream: StreamName, revision: number, position: number, at: Instant) => {
    const body = recordText(event, revision, position, at);
    insert.run(position, body, recordChecksum(body));
    index.add(event.id, stream, revision);
  };

  const anyStands = (events: readonly PreparedEvent[]) => {
    for (const { id } of events) if (index.withId(id) !== undefined) return true;
    return false;
  };

  const appendOne = (batch: PreparedBatch, head: number, recordedAt: Instant): Appended | Conflict => {
    const { stream, events, expected } = batch;
    const actual = lastRevision(stream);
    if (!meets(expected, actual) || anyStands(events)) {
      return settleWithoutWriting(batch, actual, pages.find) ?? conflict(batch, actual);
    }
    let [revision, position] = [actual, head];
    for (const event of events) insertEvent(event, stream, ++revision, ++position, recordedAt);
    if (events.length > 0) remember(stream, revision);
    return { outcome: 'appended', revision, position, recordedAt, repeated: false };
  };

  return {
    append: (batches) =>
      inTransaction((row) => {
        const now = clock();
        const recordedAt = row.recordedAt === null ? now : latest(now, row.recordedAt);
        let head = row.position;
        const result = batches.map((batch): BatchResult => {
          try {
            const value = appendOne(batch, head, recordedAt);
            if (value.outcome === 'appended' && !value.repeated) head = value.position;
            return { status: 'fulfilled', value };
          } catch (reason) {
            if (sqliteFailure(reason) !== undefined) throw reason;
            return { status: 'rejected', reason };
          }
        });
        return { result, head, recordedAt };
      }),
    copy: (records, position) =>
      inTransaction((row) => {
        if (row.position !== position) throw new StoreDamaged(`${file} was appended to while it was copied into`);
        let head = position;
        let recordedAt = row.recordedAt;
        for (const record of records) {
          const event = prepareCopied(record, lastRevision(record.stream), recordedAt);
          if (index.withId(event.id) !== undefined) {
            throw new EventRefused(`the id ${event.id} stands for another event`, '/0/id');
          }
          head++;
          recordedAt = record.recordedAt;
          insertEvent(event, record.stream, record.revision, head, recordedAt);
          remember(record.stream, record.revision);
        }
        return { result: undefined, head, recordedAt };
      }),
  };
}

function commitOrDoubt(commit: { run(): unknown }, file: string): void {
  try {
    commit.run();
  } catch (error) {
    if (sqliteFailure(error) === 'full') throw error;
    throw new OutcomeUnknown(
      `${file} could not be synced (${error instanceof Error ? error.message : error}): the events may stand or not. Writing stops here; mend the disk, open the log again and send them again under the same expectation`,
    );
  }
}
