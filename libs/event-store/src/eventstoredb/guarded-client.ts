import { Readable } from 'node:stream';
import { EventStoreDBClient } from '@eventstore/db-client';
import { Channel } from '@grpc/grpc-js';
import { StoreIncompatible } from '../errors.ts';
import { type BatchStream, channelOf, innardsOf, type StreamsStub } from './client-innards.ts';
import { withoutPassword } from './connection-string.ts';

/** A client whose faults cannot reach the process. */
export interface GuardedClient {
  readonly client: EventStoreDBClient;
  /** Calls back when the client is of no use any more, so that no answer will come; until the function given is called. */
  onRetirement(retired: () => void): () => void;
  /** Ends its batch stream, so that appends under way are rejected, and lets go of the connection. */
  retire(): void;
}

/**
 * @param whenDead called once when the shared batch stream has ended without an error: this client would leave every
 * later append without an answer
 * @throws StoreIncompatible where the connection string or a certificate file cannot be used
 */
export function guardedClient(url: string, whenDead: () => void): GuardedClient {
  const client = connect(url);
  const innards = innardsOf(client);
  const batches = new Set<BatchStream>();
  const listeners = new Set<() => void>();
  let retired = false;

  const make = innards.GRPCStreamCreator;
  innards.GRPCStreamCreator = (service, name, create, cache) => {
    if (!cache) return make(service, name, (stub) => lettingRunOut(create(stub)));
    const createGuarded = (stub: StreamsStub) => create(withGuardedBatch(stub, batches, () => !retired && whenDead()));
    return make(service, name, createGuarded, cache);
  };
  const createChannel = innards.createChannel;
  innards.createChannel = async () => widened(await createChannel());
  // The client looks after its connection in the background: what fails there fails again where somebody waits for it.
  const handle = innards.handleError;
  innards.handleError = (stub, error) => handle(stub, error).catch(() => undefined);

  return {
    client,
    onRetirement(tell) {
      if (retired) tell();
      else listeners.add(tell);
      return () => listeners.delete(tell);
    },
    retire() {
      if (retired) return;
      retired = true;
      for (const tell of listeners) tell();
      for (const batch of batches) batch.cancel();
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

/**
 * The client destroys the call of a read that finds no stream, though the server has ended it: that resets the HTTP/2 stream,
 * and a server that meets many resets ends the connection, as it would an attack. Here the call ends by itself.
 */
function lettingRunOut(call: unknown): unknown {
  if (!(call instanceof Readable)) return call;
  const destroy = call.destroy.bind(call);
  call.destroy = (error) => {
    if ((error as { readonly type?: unknown } | undefined)?.type !== 'stream-not-found') return destroy(error);
    call.emit('error', error);
    return call;
  };
  return call;
}

/** The stub, whose batch streams throw nothing and are known while they live. */
function withGuardedBatch(stub: StreamsStub, batches: Set<BatchStream>, whenEnded: () => void): StreamsStub {
  const batchAppend = (...args: readonly unknown[]) => {
    const stream = guardedBatch(stub.batchAppend(...args));
    batches.add(stream);
    let failed = false;
    stream.on('error', () => {
      failed = true;
      batches.delete(stream);
    });
    stream.on('end', () => {
      batches.delete(stream);
      if (!failed) whenEnded();
    });
    return stream;
  };
  return Object.create(stub, { batchAppend: { value: batchAppend } }) as StreamsStub;
}

/**
 * An answer that no append waits for, because it came twice or because another client's stream broke in between, makes
 * the client throw where nobody can catch it. And a stream that breaks while a message waits for `drain` makes it reject
 * a promise that nobody holds: the window of the adapter bounds what is in memory, so nothing has to wait.
 */
function guardedBatch(stream: BatchStream): BatchStream {
  const on = stream.on.bind(stream);
  const write = stream.write.bind(stream);
  stream.on = (event, listener) => {
    if (event !== 'data') return on(event, listener);
    return on('data', (...args) => {
      try {
        listener(...args);
      } catch {
        // Whoever waits for the answer that was lost has a deadline of its own.
      }
    });
  };
  stream.write = (message) => {
    write(message);
    return true;
  };
  return stream;
}
