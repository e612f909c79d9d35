import type { EventStoreDBClient } from '@eventstore/db-client';
import type { Channel, ChannelCredentials, ChannelOptions } from '@grpc/grpc-js';

/** A duplex stream of appends and their answers, as far as it is looked after. */
export interface BatchStream {
  on(event: string, listener: (...args: readonly never[]) => void): BatchStream;
  write(message: unknown): boolean;
  cancel(): void;
}

/** The generated client of the streams service. */
export interface StreamsStub {
  batchAppend(...args: readonly unknown[]): BatchStream;
  read(...args: readonly unknown[]): unknown;
}

type MakeStream = (stub: StreamsStub) => unknown;

/**
 * What the client of version 6.2.1, which is final, keeps to itself: the seam at which its faults are covered. The tests
 * named by the points of the specification fail when any of this is not there.
 */
export interface ClientInnards {
  /** A cache is given for the shared batch stream and for nothing else. */
  GRPCStreamCreator(
    service: unknown,
    name: string,
    make: MakeStream,
    cache?: WeakMap<object, unknown>,
  ): () => Promise<unknown>;
  /** Metadata, with credentials, and options of a call. */
  callArguments(ofClient: object, ofCall: object): readonly unknown[];
  handleError(stub: unknown, error: Error): Promise<void>;
  getChannel(): Promise<{ close(): void }>;
  /** Makes each channel that the client uses. */
  createChannel(): Promise<Channel>;
}

export function innardsOf(client: EventStoreDBClient): ClientInnards {
  return client as unknown as ClientInnards;
}

/** What a channel was made with. */
export function channelOf(channel: Channel): {
  readonly credentials: ChannelCredentials;
  readonly options: ChannelOptions;
} {
  return (channel as unknown as { internalChannel: ReturnType<typeof channelOf> }).internalChannel;
}
