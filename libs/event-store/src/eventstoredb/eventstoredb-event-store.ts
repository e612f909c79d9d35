import type { RecordedEvent } from '#kernel';
import { StoreUnavailable } from '../errors.ts';
import { type Cursor, type EventStore, type LogHeader, WHOLE_LOG } from '../event-store.ts';
import type { NewLog } from '../log/index.ts';
import { appendWindow } from './append-window.ts';
import { appender } from './appender.ts';
import type { Patience } from './certain-append.ts';
import { checkConnectionString, withoutPassword } from './connection-string.ts';
import { copyRecords } from './copy-records.ts';
import { type KnownPlaces, knownPlaces } from './known-places.ts';
import { knownStreams } from './known-streams.ts';
import { headOf } from './log-head.ts';
import { isReadOnly, openHeader, setHeaderReadOnly } from './log-header.ts';
import { lastPosition, readAllPages, readForwards, readStreamPages } from './log-reads.ts';
import { logTail } from './log-tail.ts';
import { placeFinder } from './place-finder.ts';
import type { Connection } from './raw-reads.ts';
import { readBack } from './read-back.ts';
import { readOnlyMark } from './read-only-mark.ts';
import { readSlots } from './read-slots.ts';
import { byStream } from './stream-buckets.ts';
import { streamTurns } from './stream-turns.ts';
import { superviseSubscription } from './subscription.ts';
import { supervisedClient } from './supervised-client.ts';
import { uncertainAppends } from './uncertain-appends.ts';

export interface EventStoreDbOptions {
  /** `esdb://…` or `esdb+discover://…`, with whatever settings the client takes. */
  readonly url: string;
  /** What the names of all streams of the log begin with; default: nothing. Logs that share a server each need one. */
  readonly streamPrefix?: string;
  /** Makes the log where there is none. */
  readonly create?: NewLog;
  /** How long one try of an append may go without an answer, in ms. Default 5,000. */
  readonly answerMs?: number;
  /** How long an append is tried before its outcome is called unknown, in ms. Default 20,000. */
  readonly giveUpMs?: number;
  /** How long nothing may come from a read, in ms. Default 10,000. */
  readonly silenceMs?: number;
}

export interface EventStoreDb extends EventStore {
  /** Events of others met so far in the log: of the server itself, links, and what other programs wrote. Passed by. */
  readonly foreignEvents: number;
}

/**
 * A log on EventStoreDB. `recordedAt` is the server's time.
 * @throws StoreIncompatible for a connection string that cannot be used, or where there is no log and none is to be made
 * @throws StoreUnavailable where the server is not to be reached, or does not take the credentials
 */
export async function openEventStoreDb(options: EventStoreDbOptions): Promise<EventStoreDb> {
  const { connection, patience } = connect(options);
  try {
    const { header, begin } = await openHeader(connection, options.create, patience);
    return eventStoreDb({ ...connection, begin }, patience, header, await lastPosition(connection));
  } catch (error) {
    connection.client.close();
    throw error;
  }
}

/** Marks a log as the source of a migration, durably: nothing is acknowledged any more, whoever has it open. */
export async function setEventStoreDbReadOnly(options: EventStoreDbOptions): Promise<void> {
  const { connection, patience } = connect(options);
  try {
    await setHeaderReadOnly(connection, patience);
  } finally {
    connection.client.close();
  }
}

function connect(options: EventStoreDbOptions) {
  const { url, streamPrefix: prefix = '', answerMs = 5_000, giveUpMs = 20_000, silenceMs = 10_000 } = options;
  const checked = checkConnectionString(url);
  const client = supervisedClient(checked);
  const server = withoutPassword(checked);
  const connection: Connection = { client, server, prefix, slots: readSlots(), silenceMs, begin: 0 };
  const patience: Patience = { answerMs, giveUpMs };
  return { connection, patience };
}

function eventStoreDb(connection: Connection, patience: Patience, header: LogHeader, openedAt: number): EventStoreDb {
  const known = knownPlaces();
  const places = placeFinder(connection, known);
  const turns = streamTurns();
  const closing = new AbortController();
  const mark = readOnlyMark(() => isReadOnly(connection));
  let closed: Promise<void> | undefined;
  const requireOpen = () => {
    if (closed) throw new StoreUnavailable('the store is closed: open it again');
  };
  const append = appender({
    connection,
    header,
    patience,
    known,
    openedAt,
    places,
    streams: knownStreams(),
    turns,
    window: appendWindow(),
    readBack: readBack(connection),
    tail: logTail(connection, mark, closing.signal),
    mark,
    uncertain: uncertainAppends(),
    requireOpen,
  });

  return {
    header,
    get foreignEvents() {
      return known.foreign;
    },
    append,
    appendMany: (batches) =>
      Promise.allSettled(batches.map(({ stream, events, expected }) => append(stream, events, expected))),
    async copy(records) {
      requireOpen();
      return copyRecords(connection, known, patience, records);
    },
    async *readStream(stream, options) {
      requireOpen();
      yield* readStreamPages(connection, stream, options);
    },
    async *readAll(options) {
      requireOpen();
      yield* readAllPages(connection, known, options);
    },
    async *readStreams({ upTo, types, share = WHOLE_LOG }) {
      requireOpen();
      yield* byStream(readUpTo(connection, known, upTo), types, share);
    },
    subscribe: (options) => superviseSubscription({ connection, known, closing: closing.signal }, options),
    async head() {
      requireOpen();
      return headOf(connection, known, places);
    },
    async placeOf(event) {
      requireOpen();
      return places.placeOf(event);
    },
    // What fails there is over when the server is back: nothing has to be opened again.
    stopped: () => undefined,
    close() {
      closed ??= turns.idle().then(() => {
        closing.abort();
        connection.client.close();
      });
      return closed;
    },
  };
}

async function* readUpTo(
  connection: Connection,
  known: KnownPlaces,
  upTo: Cursor,
): AsyncGenerator<readonly RecordedEvent[]> {
  if (upTo.position <= 0) return;
  for await (const page of readForwards(connection, known)) {
    const before = page.filter(({ position }) => position <= upTo.position);
    if (before.length > 0) yield before;
    if (before.length < page.length || page.at(-1)?.position === upTo.position) return;
  }
}
