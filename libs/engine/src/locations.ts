import { join, resolve } from 'node:path';
import { ConfigurationRefused } from './errors.ts';
import { isOnServer } from './open-log.ts';

/** Where an engine keeps things, as URLs: `sqlite:<path>`; the event store also `esdb://…` or `esdb+discover://…`. */
export interface Locations {
  /** The data folder: the default place of everything. */
  readonly data: string;
  readonly eventStore?: string | undefined;
  readonly readStore?: string | undefined;
  readonly keyStore?: string | undefined;
}

export interface Paths {
  readonly data: string;
  /** File of the log, or connection string of EventStoreDB. */
  readonly events: string;
  readonly views: string;
  readonly keys: string;
}

/** Paths of the embedded stores. @throws ConfigurationRefused for a URL of another kind */
export function pathsOf({ data, eventStore, readStore, keyStore }: Locations): Paths {
  const folder = resolve(data);
  return {
    data: folder,
    events: eventStore === undefined ? join(folder, 'events.db') : eventsAt(eventStore),
    views: readStore === undefined ? join(folder, 'views') : pathIn('read store', readStore),
    keys: keyStore === undefined ? join(folder, 'keys', 'keys.db') : pathIn('key store', keyStore),
  };
}

/** File of the log that a URL names, or connection string of EventStoreDB. @throws ConfigurationRefused for any other URL */
export function eventsAt(url: string): string {
  return isOnServer(url) ? url : pathIn('event store', url);
}

function pathIn(what: string, url: string): string {
  const path = /^sqlite:(?:\/\/)?(.+)$/.exec(url)?.[1];
  if (path === undefined) {
    // It may hold a password: it is not repeated.
    throw new ConfigurationRefused(
      `the ${what} is not known here; write sqlite:<path>${what === 'event store' ? ' or esdb://…' : ''}`,
    );
  }
  return resolve(path);
}
