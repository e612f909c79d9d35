import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { EventStore, LogHeader } from '#event-store';
import { openEventStoreDb, setEventStoreDbReadOnly } from '#event-store/eventstoredb';
import { openSqliteEventStore, setSqliteEventStoreReadOnly } from '#event-store/sqlite';
import type { Clock } from '#kernel';
import { ConfigurationRefused } from './errors.ts';

/** Where a log stands. */
export type LogAddress =
  | { readonly kind: 'embedded'; readonly file: string }
  | { readonly kind: 'eventstoredb'; readonly url: string; readonly streamPrefix: string };

export interface LogOpening {
  readonly clock: Clock;
  /** Makes a log where there is none. */
  readonly create?: Pick<LogHeader, 'tenant' | 'zone' | 'currency' | 'simulated'>;
}

/**
 * The place that a URL names: `sqlite:<path>`, `esdb://…` or `esdb+discover://…`.
 * @param streamPrefix of a log on EventStoreDB: what the names of all its streams begin with
 * @throws ConfigurationRefused for any other text
 */
export function logAddressOf(url: string, streamPrefix = ''): LogAddress {
  const path = /^sqlite:(?:\/\/)?(.+)$/.exec(url)?.[1];
  if (path !== undefined) return { kind: 'embedded', file: resolve(path) };
  if (/^esdb(\+discover)?:\/\//.test(url)) return { kind: 'eventstoredb', url, streamPrefix };
  // A URL may hold a password: it is not repeated.
  throw new ConfigurationRefused('the event store is not known here; write sqlite:<path> or esdb://<host>:<port>');
}

/** Opens the log there. @throws what its adapter throws: StoreIncompatible where there is none and none is to be made, … */
export async function openLogAt(address: LogAddress, { clock, create }: LogOpening): Promise<EventStore> {
  const making = create ? { create } : {};
  if (address.kind === 'embedded') {
    if (create) mkdirSync(dirname(address.file), { recursive: true });
    return openSqliteEventStore({ file: address.file, clock, ...making });
  }
  const { url, streamPrefix } = address;
  return openEventStoreDb({ url, streamPrefix, ...making });
}

/** Has every append to the log there refused, durably and for good. */
export function setLogReadOnlyAt(address: LogAddress): Promise<void> {
  if (address.kind === 'embedded') return setSqliteEventStoreReadOnly(address.file);
  const { url, streamPrefix } = address;
  return setEventStoreDbReadOnly({ url, streamPrefix });
}
