import type { AllStreamResolvedEvent, AllStreamSubscription, EventStoreDBClient } from '@eventstore/db-client';

/** A duplex stream of appends and their answers, as far as it is looked after. */
export interface BatchStream {
  on(event: string, listener: (...args: readonly never[]) => void): BatchStream;
  write(message: unknown): boolean;
  cancel(): void;
}

/** The generated client of the streams service. */
export interface StreamsStub {
  batchAppend(...args: readonly unknown[]): BatchStream;
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
  handleError(stub: unknown, error: Error): Promise<void>;
  getChannel(): Promise<{ close(): void }>;
}

export function innardsOf(client: EventStoreDBClient): ClientInnards {
  return client as unknown as ClientInnards;
}

/** An event as it came, before it is parsed. */
export interface GrpcEvent {
  getEvent(): GrpcRecord | undefined;
}

export interface GrpcRecord {
  getId(): { getString(): string } | undefined;
  getStreamIdentifier(): { getStreamName_asU8(): Uint8Array } | undefined;
  getCommitPosition(): string;
}

/** How a subscription makes events of what comes. */
export interface SubscriptionInnards {
  convertGrpcEvent(event: GrpcEvent): AllStreamResolvedEvent;
}

export function innardsOfSubscription(subscription: AllStreamSubscription): SubscriptionInnards {
  return subscription as unknown as SubscriptionInnards;
}
