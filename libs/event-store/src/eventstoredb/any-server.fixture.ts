import { afterEach, jest } from '@jest/globals';
import { type AnyServer, anyServer } from '../../../../test/support/eventstoredb/any-server.ts';
import { type EventStoreDb, type EventStoreDbOptions, openEventStoreDb } from './eventstoredb-event-store.ts';

const HUADONG = { tenant: 'huadong', zone: 'Asia/Shanghai', currency: 'CNY', simulated: false };

// Client, network and server may share one thread, and the machine with other tests.
jest.setTimeout(60_000);

const servers: AnyServer[] = [];
const stores: EventStoreDb[] = [];

afterEach(async () => {
  await Promise.all(stores.splice(0).map((store) => store.close()));
  await Promise.all(servers.splice(0).map((server) => server.stop()));
});

/** Whatever server there is, with names for one test. */
export async function aPlace(): Promise<AnyServer> {
  const server = await anyServer();
  servers.push(server);
  return server;
}

/** A store on a server, under the prefix of the place; it goes with the test. */
export async function aStoreAt(
  { url, prefix }: AnyServer,
  options: Partial<EventStoreDbOptions> = {},
): Promise<EventStoreDb> {
  const store = await openEventStoreDb({ url, streamPrefix: prefix, create: HUADONG, ...options });
  stores.push(store);
  return store;
}
