import {
  type Clock,
  categoryOf,
  type Instant,
  latest,
  type NewEvent,
  type RecordedEvent,
  type StreamName,
} from '#kernel';
import { StoreReadOnly, StoreUnavailable } from '../errors.ts';
import {
  type Appended,
  type Batch,
  type Conflict,
  type Cursor,
  type EventStore,
  type LogHeader,
  START,
  WHOLE_LOG,
} from '../event-store.ts';
import {
  checkExpected,
  follow,
  type GrowingLog,
  PAGE_EVENTS,
  type PreparedBatch,
  type PreparedEvent,
  placeInGaplessLog,
  prepareCopied,
  prepareEvents,
  readAllPages,
  readStreamPages,
  recordText,
  requireSameRecord,
  settleWithoutWriting,
} from '../log/index.ts';

/** How a log in memory is opened. */
export interface MemoryOptions {
  readonly clock: Clock;
  readonly header: LogHeader;
}

/** A log that lives as long as the process: for tests, simulations and trials. Same contract, same stored form. */
export function openMemoryEventStore({ clock, header }: MemoryOptions): EventStore {
  const log = memoryLog();
  let closed = false;

  const append = (
    stream: StreamName,
    events: readonly NewEvent[],
    expected: Batch['expected'],
  ): Appended | Conflict => {
    if (closed) throw new StoreUnavailable('the store is closed: open it again');
    if (header.readOnly) throw new StoreReadOnly('this log is read-only: it is the source of a migration');
    const batch: PreparedBatch = { stream, events: prepareEvents(stream, events), expected: checkExpected(expected) };
    const actual = log.lastRevision(stream);
    const settled = settleWithoutWriting(batch, actual, log.find);
    if (settled) return settled;
    const recordedAt = notBefore(clock(), log.head().recordedAt);
    for (const [n, event] of batch.events.entries()) log.add(stream, event, actual + 1 + n, recordedAt);
    if (batch.events.length > 0) log.announce();
    const revision = actual + batch.events.length;
    return { outcome: 'appended', revision, position: log.head().position, recordedAt, repeated: false };
  };

  return {
    header,
    append: async (stream, events, expected) => append(stream, events, expected),
    appendMany: (batches) =>
      Promise.allSettled(batches.map(async ({ stream, events, expected }) => append(stream, events, expected))),
    async copy(records) {
      let position = 0;
      for await (const page of records) {
        for (const record of page) {
          const { position: end, recordedAt } = log.head();
          if (position < end) {
            requireSameRecord(log.forwards(position, end, 1)[0], record);
          } else {
            const event = prepareCopied(record, log.lastRevision(record.stream), recordedAt);
            log.add(record.stream, event, record.revision, record.recordedAt);
          }
          position++;
        }
        log.announce();
      }
      return { records: position, head: log.head() };
    },
    readStream: (stream, options) => readStreamPages(log, stream, options),
    readAll: (options) => readAllPages(log, options),
    async *readStreams({ upTo, types, share = WHOLE_LOG }) {
      yield* log.byStream(upTo.position, types, share);
    },
    subscribe: (options) => follow(log, options),
    head: async () => log.head(),
    placeOf: async (event) => placeInGaplessLog(event),
    stopped: () => undefined,
    async close() {
      closed = true;
      log.end();
    },
  };
}

function notBefore(now: Instant, last: Instant | null): Instant {
  return last === null ? now : latest(now, last);
}

interface MemoryLog extends GrowingLog {
  add(stream: StreamName, event: PreparedEvent, revision: number, recordedAt: Instant): void;
  find(id: string): RecordedEvent | undefined;
  announce(): void;
  end(): void;
}

function memoryLog(): MemoryLog {
  // Records are kept as their stored text: what is read is never the object that was appended.
  const records: string[] = [];
  const positions = new Map<string, number>();
  const streams = new Map<StreamName, number[]>();
  const followers = new Map<() => void, () => void>();
  let head: Cursor = START;

  const at = (position: number): RecordedEvent => JSON.parse(records[position - 1] as string);
  const indexed = (position: number): RecordedEvent => ({ ...at(position), index: position - 1 });

  return {
    head: () => head,
    forwards: (after, upTo, limit) => range(after + 1, Math.min(upTo, after + limit)).map(indexed),
    *ofCategories(after, upTo, categories) {
      for (let from = after; from < upTo; from += PAGE_EVENTS)
        yield range(from + 1, Math.min(upTo, from + PAGE_EVENTS))
          .map(indexed)
          .filter(({ stream }) => categories.has(categoryOf(stream)));
    },
    backwards: (before, limit) => {
      const last = Math.min(before - 1, records.length);
      return range(Math.max(1, last - limit + 1), last)
        .reverse()
        .map(at);
    },
    lastRevision: (stream) => (streams.get(stream)?.length ?? 0) - 1,
    ofStream(stream, from, direction, limit) {
      const own = streams.get(stream) ?? [];
      const start = Math.max(0, from);
      const wanted =
        direction === 'forwards'
          ? own.slice(start, start + limit)
          : own
              .slice(0, from + 1)
              .slice(-limit)
              .reverse();
      return wanted.map(at);
    },
    *byStream(upTo, types, share) {
      for (const [n, places] of [...streams.values()].entries()) {
        if (n % share.of !== share.n) continue;
        const known = places.filter((position) => position <= upTo);
        for (let at = 0; at < known.length; at += PAGE_EVENTS) {
          const some = known.slice(at, at + PAGE_EVENTS).map(indexed);
          yield { events: types ? some.filter(({ type }) => types.includes(type)) : some, seen: some.length };
        }
      }
    },
    add(stream, event, revision, recordedAt) {
      const position = records.length + 1;
      records.push(recordText(event, revision, position, recordedAt));
      positions.set(event.id, position);
      const own = streams.get(stream);
      if (own) own.push(position);
      else streams.set(stream, [position]);
      head = { index: position - 1, position, recordedAt };
    },
    find(id) {
      const position = positions.get(id);
      return position === undefined ? undefined : at(position);
    },
    onGrowth(grown, ended) {
      followers.set(grown, ended);
      return () => followers.delete(grown);
    },
    announce() {
      for (const grown of followers.keys()) grown();
    },
    end() {
      for (const ended of [...followers.values()]) ended();
    },
  };
}

function range(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, n) => first + n);
}
