import type { Instant, RecordedEvent, StreamName } from '#kernel';
import { StoreIncompatible } from '../errors.ts';
import type { Copied } from '../event-store.ts';
import { LARGEST_APPEND, prepareCopied, requireSameRecord } from '../log/index.ts';
import { appendInOrder, type Run } from './append-in-order.ts';
import type { Patience } from './certain-append.ts';
import type { KnownPlaces } from './known-places.ts';
import { headOf } from './log-head.ts';
import { readForwards } from './log-reads.ts';
import { placeFinder } from './place-finder.ts';
import type { Connection } from './raw-reads.ts';
import { wireEvent } from './wire-event.ts';

/**
 * Records of another log, in their order, with the instant at which they were first taken. Those of one stream that stand
 * side by side are one append; the appends of a page go out together.
 */
export async function copyRecords(
  connection: Connection,
  known: KnownPlaces,
  patience: Patience,
  records: AsyncIterable<readonly RecordedEvent[]>,
): Promise<Copied> {
  const standing = eventsOneByOne(readForwards(connection, known));
  const revisions = new Map<StreamName, number>();
  let recordedAt: Instant | null = null;
  let count = 0;
  let standsBefore = true;
  for await (const page of records) {
    const runs: Run[] = [];
    for (const record of page) {
      count++;
      const next = standsBefore ? await standing.next() : undefined;
      if (next && !next.done) requireSameRecord(next.value, record);
      else {
        standsBefore = false;
        const { opening } = prepareCopied(record, revisions.get(record.stream) ?? -1, recordedAt);
        let run = runs.at(-1);
        if (run?.stream !== record.stream || run.size + opening.length > LARGEST_APPEND) {
          run = { stream: record.stream, expected: record.revision - 1, events: [], size: 0 };
          runs.push(run);
        }
        run.events.push(wireEvent(record, record.recordedAt));
        run.size += opening.length;
      }
      revisions.set(record.stream, record.revision);
      recordedAt = record.recordedAt;
    }
    await appendInOrder(connection, patience, runs);
  }
  if (standsBefore && !(await standing.next()).done) {
    throw new StoreIncompatible(
      'this log holds more than the one copied: copy goes into an empty log, or continues its own interrupted copy',
    );
  }
  return { records: count, head: await headOf(connection, known, placeFinder(connection, known)) };
}

async function* eventsOneByOne(pages: AsyncIterable<readonly RecordedEvent[]>): AsyncGenerator<RecordedEvent> {
  for await (const page of pages) yield* page;
}
