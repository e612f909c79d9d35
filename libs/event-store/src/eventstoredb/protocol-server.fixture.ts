import { afterEach, jest } from '@jest/globals';
import {
  type ProtocolServer,
  type ProtocolServerOptions,
  startProtocolServer,
} from '../../../../test/support/eventstoredb/start-protocol-server.ts';
import { type EventStoreDb, type EventStoreDbOptions, openEventStoreDb } from './eventstoredb-event-store.ts';

export const HUADONG = { tenant: 'huadong', zone: 'Asia/Shanghai', currency: 'CNY', simulated: false };

/** So long that a test which waits for it is over time. */
export const FOREVER_MS = 60_000;
/** So short that a test can wait for it. */
export const SOON_MS = 250;

// Client, network and server share one thread here, and the machine with other tests.
jest.setTimeout(30_000);

const servers: ProtocolServer[] = [];
const stores: EventStoreDb[] = [];

afterEach(async () => {
  await Promise.all(stores.splice(0).map((store) => store.close()));
  await Promise.all(servers.splice(0).map((server) => server.stop()));
});

/** A server that goes with the test. */
export async function aServer(options?: ProtocolServerOptions): Promise<ProtocolServer> {
  const server = await startProtocolServer(options);
  servers.push(server);
  return server;
}

/** A store on a server; both go with the test. */
export async function aStore(
  server: ProtocolServer,
  options: Partial<EventStoreDbOptions> = {},
): Promise<EventStoreDb> {
  const store = await openEventStoreDb({ url: server.url, create: HUADONG, ...options });
  stores.push(store);
  return store;
}

/** Resolves when the server holds so many events of a stream. */
export async function holds({ log }: ProtocolServer, stream: string, count: number): Promise<void> {
  const enough = () => (log.stream(stream)?.events.length ?? 0) >= count;
  while (!enough()) {
    await new Promise<void>((resolve) => {
      const stop = log.onGrowth(() => {
        stop();
        resolve();
      });
    });
  }
}

/** Types of what a stream of the server holds, as it holds them. */
export function typesIn({ log }: ProtocolServer, stream: string): readonly string[] {
  return (log.stream(stream)?.events ?? []).map(({ type }) => type);
}
