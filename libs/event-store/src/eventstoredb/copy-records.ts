import type { Instant, RecordedEvent, StreamName } from '#kernel';
import { StoreDamaged, StoreIncompatible } from '../errors.ts';
import type { Copied } from '../event-store.ts';
import { LARGEST_APPEND, prepareCopied, requireSameRecord } from '../log/index.ts';
import { certainAppend, type Patience } from './certain-append.ts';
import type { KnownPlaces } from './known-places.ts';
import { headOf } from './log-head.ts';
import { readForwards } from './log-reads.ts';
import { placeFinder } from './place-finder.ts';
import type { Connection } from './raw-reads.ts';
import { type WireEvent, wireEvent } from './wire-event.ts';

/**
 * Records of another log, in their order, with the instant at which they were first taken. Those of one stream that stand
 * side by side go together; nothing is sent before what stands in front of it is acknowledged.
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
  let run: Run | undefined;
  const flush = async () => {
    if (run) await send(connection, patience, run);
    run = undefined;
  };
  for await (const page of records) {
    for (const record of page) {
      count++;
      const next = standsBefore ? await standing.next() : undefined;
      if (next && !next.done) requireSameRecord(next.value, record);
      else {
        standsBefore = false;
        const prepared = prepareCopied(record, revisions.get(record.stream) ?? -1, recordedAt);
        const event = wireEvent(prepared, record, record.recordedAt);
        const size = event.data.length + event.metadata.length;
        if (run && (run.stream !== record.stream || run.size + size > LARGEST_APPEND)) await flush();
        run ??= { stream: record.stream, expected: record.revision - 1, events: [], size: 0 };
        run.events.push(event);
        run.size += size;
      }
      revisions.set(record.stream, record.revision);
      recordedAt = record.recordedAt;
    }
    await flush();
  }
  if (standsBefore && !(await standing.next()).done) {
    throw new StoreIncompatible(
      'this log holds more than the one copied: copy goes into an empty log, or continues its own interrupted copy',
    );
  }
  return { records: count, head: await headOf(connection, known, placeFinder(connection, known)) };
}

/** Events of one stream that go in one append. */
interface Run {
  readonly stream: StreamName;
  readonly expected: number;
  readonly events: WireEvent[];
  size: number;
}

async function send(connection: Connection, patience: Patience, { stream, events, expected }: Run): Promise<void> {
  const sent = await certainAppend(connection, stream, events, expected, patience);
  if (sent.outcome === 'conflict' || sent.revision !== expected + events.length) {
    throw new StoreDamaged(
      `${stream} is not at revision ${expected}: somebody else writes into the log that is copied into`,
    );
  }
}

async function* eventsOneByOne(pages: AsyncIterable<readonly RecordedEvent[]>): AsyncGenerator<RecordedEvent> {
  for await (const page of pages) yield* page;
}
