import { randomUUID } from 'node:crypto';
import { EventStoreDBClient } from '@eventstore/db-client';
import { appendRaw } from './append-raw.ts';
import type { ProposedEvent } from './raw-event.ts';
import { startProtocolServer } from './start-protocol-server.ts';

/**
 * The server that tests in `*.servers.spec.ts` run against: a protocol server of their own in `npm test`, that of
 * `EVENTSTORE_URL` in `npm run test:servers`. Whatever else such a server holds, a test keeps to names of its own.
 */
export interface AnyServer {
  readonly url: string;
  /** For the names of all streams of the test: no other test, and no earlier run, has it. */
  readonly prefix: string;
  /** The bare client. */
  readonly client: EventStoreDBClient;
  /** Writes events as they are, be they what no client of ours would write. */
  write(stream: string, events: readonly ProposedEvent[]): Promise<void>;
  /** Types of what a stream holds, its name taken as it is; none where there is no stream. */
  typesIn(stream: string): Promise<readonly string[]>;
  stop(): Promise<void>;
}

export async function anyServer(): Promise<AnyServer> {
  const named = process.env['EVENTSTORE_URL'];
  const own = named === undefined ? await startProtocolServer() : undefined;
  const url = named ?? own?.url ?? '';
  const client = EventStoreDBClient.connectionString(url);
  return {
    url,
    prefix: `t${randomUUID().replaceAll('-', '')}.`,
    client,
    write: (stream, events) => appendRaw(client, stream, events),
    async typesIn(stream) {
      const types: string[] = [];
      try {
        for await (const { event } of client.readStream(stream)) types.push(event?.type ?? '');
      } catch (error) {
        if ((error as { readonly type?: unknown }).type !== 'stream-not-found') throw error;
      }
      return types;
    },
    async stop() {
      await client.dispose();
      await own?.stop();
    },
  };
}
