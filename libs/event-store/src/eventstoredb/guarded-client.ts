import { EventStoreDBClient } from '@eventstore/db-client';
import { Channel } from '@grpc/grpc-js';
import { StoreIncompatible } from '../errors.ts';
import { type AppendStream, appendStream } from './append-stream.ts';
import { channelOf, innardsOf } from './client-innards.ts';
import { withoutPassword } from './connection-string.ts';

/** A client whose faults cannot reach the process. */
export interface GuardedClient {
  readonly client: EventStoreDBClient;
  readonly appends: AppendStream;
  /** Calls back when the client is of no use any more, so that no answer will come; until the function given is called. */
  onRetirement(retired: () => void): () => void;
  /** Ends its appends, so that those under way are rejected, and lets go of the connection. */
  retire(): void;
}

/** @throws StoreIncompatible where the connection string or a certificate file cannot be used */
export function guardedClient(url: string): GuardedClient {
  const client = connect(url);
  const innards = innardsOf(client);
  const appends = appendStream(client);
  const listeners = new Set<() => void>();
  let retired = false;

  const createChannel = innards.createChannel;
  innards.createChannel = async () => widened(await createChannel());
  // The client looks after its connection in the background: what fails there fails again where somebody waits for it.
  const handle = innards.handleError;
  innards.handleError = (stub, error) => handle(stub, error).catch(() => undefined);

  return {
    client,
    appends,
    onRetirement(tell) {
      if (retired) tell();
      else listeners.add(tell);
      return () => listeners.delete(tell);
    },
    retire() {
      if (retired) return;
      retired = true;
      for (const tell of listeners) tell();
      appends.cancel();
      innards.getChannel().then(
        (channel) => channel.close(),
        () => undefined,
      );
    },
  };
}

/**
 * How far the server may send ahead of what was read, on the connection and on each call of it. A server gives up a live
 * subscription once 64 events wait for it: with the 64 KiB of HTTP/2 that came about dozens of times a minute under many
 * appends, and whoever waited for news of theirs read them instead.
 */
const WINDOW_BYTES = 4 * 1024 * 1024;

function widened(narrow: Channel): Channel {
  const { credentials, options } = channelOf(narrow);
  narrow.close();
  return new Channel(narrow.getTarget(), credentials, { ...options, 'grpc-node.flow_control_window': WINDOW_BYTES });
}

function connect(url: string): EventStoreDBClient {
  try {
    return EventStoreDBClient.connectionString(url);
  } catch (error) {
    throw new StoreIncompatible(`${withoutPassword(url)} cannot be used: ${(error as Error).message}`);
  }
}
