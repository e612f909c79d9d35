import type { RecordedEvent, StreamName } from '#kernel';
import { EventRefused } from '../errors.ts';
import type { Appended, Conflict, Expected } from '../event-store.ts';
import type { PreparedEvent } from './stored-event.ts';

/** One append, made ready. */
export interface PreparedBatch {
  readonly stream: StreamName;
  readonly events: readonly PreparedEvent[];
  readonly expected: Expected;
}

/** @throws EventRefused for an expectation that is none of the words and no revision */
export function checkExpected(expected: Expected): Expected {
  const known = expected === 'any' || expected === 'noStream' || expected === 'exists';
  if (!known && !(Number.isSafeInteger(expected) && (expected as number) >= 0)) {
    throw new EventRefused(`${expected} is no expectation: any, noStream, exists or a revision from 0`, '');
  }
  return expected;
}

/** Whether a stream whose last event has this revision (−1: no stream) is where the writer expects it. */
export function meets(expected: Expected, revision: number): boolean {
  if (expected === 'any') return true;
  if (expected === 'noStream') return revision === -1;
  if (expected === 'exists') return revision >= 0;
  return revision === expected;
}

export function conflict({ stream, expected }: PreparedBatch, actual: number): Conflict {
  return { outcome: 'conflict', stream, expected, actual };
}

/**
 * What becomes of a batch whose ids may stand in the log already, decided inside the write lock.
 * @param actual revision of the stream's last event, −1 for none
 * @param find the record with an id
 * @returns undefined where the batch is to be written
 * @throws EventRefused where an id stands for something else
 */
export function settleWithoutWriting(
  batch: PreparedBatch,
  actual: number,
  find: (id: string) => RecordedEvent | undefined,
): Appended | Conflict | undefined {
  const standing = batch.events.map((event) => find(event.id));
  standing.forEach((record, n) => {
    const event = batch.events[n];
    if (record && event && !isSame(record, event, batch.stream)) {
      throw new EventRefused(`the id ${event.id} stands for another event`, `/${n}/id`);
    }
  });
  const first = standing[0];
  const last = standing.at(-1);
  if (first && last && standing.every((record, n) => record?.revision === first.revision + n)) {
    if (meets(batch.expected, first.revision - 1)) {
      const { revision, position, recordedAt } = last;
      return { outcome: 'appended', revision, position, recordedAt, repeated: true };
    }
  }
  if (!meets(batch.expected, actual)) return conflict(batch, actual);
  const taken = standing.findIndex((record) => record !== undefined);
  if (taken === -1) return undefined;
  throw new EventRefused(
    `the event ${batch.events[taken]?.id} stands already, from an append with another expectation or other events: repeat that one`,
    `/${taken}/id`,
  );
}

/** Two events are the same by id, stream, type, schema version and command hash; ciphertext may differ. */
export function isSame(
  record: RecordedEvent,
  event: Pick<PreparedEvent, 'id' | 'type' | 'schemaVersion' | 'commandHash'>,
  stream: StreamName,
): boolean {
  return (
    record.id === event.id &&
    record.stream === stream &&
    record.type === event.type &&
    record.schemaVersion === event.schemaVersion &&
    record.meta.commandHash === event.commandHash
  );
}
