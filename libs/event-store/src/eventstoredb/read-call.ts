import type { EventStoreDBClient } from '@eventstore/db-client';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streamServices from '@eventstore/db-client/generated/streams_grpc_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { type ClientReadableStream, makeGenericClientConstructor } from '@grpc/grpc-js';
import { innardsOf } from './client-innards.ts';
import { type ReadMessage, readMessage } from './read-message.ts';
import { NOT_THE_SERVERS } from './server-events.ts';
import { type TailMessage, tailMessage } from './tail-message.ts';

/** Reads of the protocol, parsed by hand: the generated code takes several times as long. */
const ReadService = readsParsedBy('Read', readMessage);
/** Of these no more is parsed than the tail needs. */
const TailService = readsParsedBy('Tail', tailMessage);

function readsParsedBy<Message>(name: string, responseDeserialize: (bytes: Buffer) => Message) {
  return makeGenericClientConstructor({ read: { ...streamServices.StreamsService.read, responseDeserialize } }, name);
}

/** Events wanted, and the place where they begin. */
export interface ReadRange {
  readonly direction: 'forwards' | 'backwards';
  /** Default: the start, or the end backwards. */
  readonly from?: number | undefined;
  readonly count: number;
}

/** A read of the whole log, or of a stream, by the node that leads. */
export function openRead(
  client: EventStoreDBClient,
  stream: string | undefined,
  { direction, from, count }: ReadRange,
): Promise<ClientReadableStream<ReadMessage>> {
  const backwards = direction === 'backwards';
  const options = commonOptions()
    .setReadDirection(backwards ? 1 : 0)
    .setCount(String(count))
    .setNoFilter(new shared.Empty());
  if (stream === undefined) options.setAll(placeInLog(from, backwards));
  else {
    const place = new streams.ReadReq.Options.StreamOptions().setStreamIdentifier(
      new shared.StreamIdentifier().setStreamName(Buffer.from(stream)),
    );
    if (from !== undefined) place.setRevision(String(from));
    else if (backwards) place.setEnd(new shared.Empty());
    else place.setStart(new shared.Empty());
    options.setStream(place);
  }
  return call(client, ReadService, options, true);
}

/** Times 32 events that are passed over by the server: how often it says where it is. */
const CHECKPOINT_INTERVAL = 32;

/** Events of the log after a position, or from its start, and then whatever comes. Those of the server itself are left there. */
export function openSubscription(
  client: EventStoreDBClient,
  after: number | undefined,
): Promise<ClientReadableStream<ReadMessage>> {
  const options = commonOptions()
    .setAll(placeInLog(after, false))
    .setSubscription(new streams.ReadReq.Options.SubscriptionOptions())
    .setFilter(filter(CHECKPOINT_INTERVAL).setEventType(expression().setRegex(NOT_THE_SERVERS)));
  return call(client, ReadService, options, false);
}

/** Times 32 events: nothing is done with checkpoints. */
const FEW_CHECKPOINTS = 1_000;

/** Events of the log after a position, or those that are written from now on, and then whatever comes. */
export function openTail(
  client: EventStoreDBClient,
  prefix: string,
  after: number | undefined,
): Promise<ClientReadableStream<TailMessage>> {
  // A server that holds other logs tells of this one alone.
  const ours =
    prefix === ''
      ? filter(FEW_CHECKPOINTS).setEventType(expression().setRegex(NOT_THE_SERVERS))
      : filter(FEW_CHECKPOINTS).setStreamIdentifier(expression().setPrefixList([prefix]));
  const options = commonOptions()
    .setAll(placeInLog(after, after === undefined))
    .setSubscription(new streams.ReadReq.Options.SubscriptionOptions())
    .setFilter(ours);
  return call(client, TailService, options, false);
}

function call<Message>(
  client: EventStoreDBClient,
  service: unknown,
  options: streams.ReadReq.Options,
  requiresLeader: boolean,
): Promise<ClientReadableStream<Message>> {
  const innards = innardsOf(client);
  const request = new streams.ReadReq().setOptions(options);
  const open = innards.GRPCStreamCreator(service, 'read', (stub) =>
    stub.read(request, ...innards.callArguments({ requiresLeader }, { deadline: Number.POSITIVE_INFINITY })),
  );
  return open() as Promise<ClientReadableStream<Message>>;
}

function commonOptions(): streams.ReadReq.Options {
  return new streams.ReadReq.Options().setUuidOption(
    new streams.ReadReq.Options.UUIDOption().setString(new shared.Empty()),
  );
}

function placeInLog(position: number | undefined, backwards: boolean): streams.ReadReq.Options.AllOptions {
  const place = new streams.ReadReq.Options.AllOptions();
  if (position !== undefined) {
    const at = String(position);
    return place.setPosition(new streams.ReadReq.Options.Position().setCommitPosition(at).setPreparePosition(at));
  }
  return backwards ? place.setEnd(new shared.Empty()) : place.setStart(new shared.Empty());
}

function filter(checkpointInterval: number): streams.ReadReq.Options.FilterOptions {
  return new streams.ReadReq.Options.FilterOptions()
    .setCount(new shared.Empty())
    .setCheckpointintervalmultiplier(checkpointInterval);
}

function expression(): streams.ReadReq.Options.FilterOptions.Expression {
  return new streams.ReadReq.Options.FilterOptions.Expression();
}
