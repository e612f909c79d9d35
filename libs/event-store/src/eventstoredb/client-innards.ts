import type { EventStoreDBClient } from '@eventstore/db-client';
import type { Channel, ChannelCredentials, ChannelOptions } from '@grpc/grpc-js';

/** A generated client of the streams service, or one that parses otherwise. */
export interface StreamsStub {
  batchAppend(...args: readonly unknown[]): unknown;
  read(...args: readonly unknown[]): unknown;
}

type MakeStream = (stub: StreamsStub) => unknown;

/**
 * What the client of version 6.2.1, which is final, keeps to itself: the seam at which its faults are covered. The tests
 * named by the points of the specification fail when any of this is not there.
 */
export interface ClientInnards {
  /** Opens a call on the channel there is; one that breaks with the connection makes the client look for another node. */
  GRPCStreamCreator(service: unknown, name: string, make: MakeStream): () => Promise<unknown>;
  /** Whether the server knows a method, asked once a channel. */
  supports(method: object): Promise<boolean>;
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
