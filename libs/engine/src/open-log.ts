import type { EventStore } from '#event-store';
import { openEventStoreDb } from '#event-store/eventstoredb';
import { openSqliteEventStore, type SqliteOptions } from '#event-store/sqlite';

/** How a log is opened, wherever it is kept. */
export interface OpenLogOptions extends Omit<SqliteOptions, 'file'> {
  /** File of an embedded log, or connection string of EventStoreDB. */
  readonly events: string;
}

/** Whether a log is kept on EventStoreDB. */
export function isOnServer(events: string): boolean {
  return /^esdb(\+discover)?:/.test(events);
}

/**
 * Opens the log: embedded, or on EventStoreDB, where its streams begin with `DEALTRAIL_STREAM_PREFIX`.
 * @throws what the stores throw
 */
export function openLog({ events, ...options }: OpenLogOptions): Promise<EventStore> {
  if (!isOnServer(events)) return openSqliteEventStore({ file: events, ...options });
  const { DEALTRAIL_STREAM_PREFIX: streamPrefix } = process.env;
  return openEventStoreDb({
    url: events,
    ...(streamPrefix !== undefined && { streamPrefix }),
    ...(options.create && { create: options.create }),
  });
}
