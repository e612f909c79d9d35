import type { EventStore } from '#event-store';
import type { EventStoreDbOptions } from '#event-store/eventstoredb';
import { openSqliteEventStore, type SqliteOptions, setSqliteEventStoreReadOnly } from '#event-store/sqlite';

/** Where a log stands. */
export interface LogPlace {
  /** File of an embedded log, or connection string of EventStoreDB. */
  readonly events: string;
  /** On EventStoreDB, what the names of its streams begin with; default: `DEALTRAIL_STREAM_PREFIX`. */
  readonly streamPrefix?: string | undefined;
}

/** How a log is opened, wherever it is kept. */
export interface OpenLogOptions extends LogPlace, Omit<SqliteOptions, 'file'> {}

/** Whether a log is kept on EventStoreDB. */
export function isOnServer(events: string): boolean {
  return /^esdb(\+discover)?:/.test(events);
}

/**
 * Opens the log: embedded, or on EventStoreDB.
 * @throws what the stores throw
 */
export async function openLog({ events, streamPrefix, ...options }: OpenLogOptions): Promise<EventStore> {
  if (!isOnServer(events)) return openSqliteEventStore({ file: events, ...options });
  const { openEventStoreDb } = await eventStoreDb();
  return openEventStoreDb({
    ...connectionOf({ events, streamPrefix }),
    ...(options.create && { create: options.create }),
  });
}

/** Has every append to a log refused, durably and for good. */
export async function setLogReadOnly(place: LogPlace): Promise<void> {
  if (!isOnServer(place.events)) return setSqliteEventStoreReadOnly(place.events);
  const { setEventStoreDbReadOnly } = await eventStoreDb();
  return setEventStoreDbReadOnly(connectionOf(place));
}

/** Only where it is needed: the client of EventStoreDB would make every command on an embedded log start later. */
function eventStoreDb(): Promise<typeof import('#event-store/eventstoredb')> {
  return import('#event-store/eventstoredb');
}

function connectionOf({
  events,
  streamPrefix = process.env.DEALTRAIL_STREAM_PREFIX,
}: LogPlace): Pick<EventStoreDbOptions, 'url' | 'streamPrefix'> {
  return { url: events, ...(streamPrefix !== undefined && { streamPrefix }) };
}
