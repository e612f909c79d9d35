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
    events:
      eventStore !== undefined && isOnServer(eventStore)
        ? eventStore
        : (pathIn('event store', eventStore) ?? join(folder, 'events.db')),
    views: pathIn('read store', readStore) ?? join(folder, 'views'),
    keys: pathIn('key store', keyStore) ?? join(folder, 'keys', 'keys.db'),
  };
}

function pathIn(what: string, url: string | undefined): string | undefined {
  if (url === undefined) return undefined;
  const path = /^sqlite:(?:\/\/)?(.+)$/.exec(url)?.[1];
  if (path === undefined) {
    throw new ConfigurationRefused(
      `the ${what} ${JSON.stringify(url)} is not known here; write sqlite:<path>${what === 'event store' ? ' or esdb://…' : ''}`,
    );
  }
  return resolve(path);
}
