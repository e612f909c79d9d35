import type { EventStoreDBClient } from '@eventstore/db-client';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streamServices from '@eventstore/db-client/generated/streams_grpc_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { type ClientReadableStream, makeGenericClientConstructor } from '@grpc/grpc-js';
import { innardsOf } from './client-innards.ts';
import { NOT_THE_SERVERS } from './server-events.ts';
import { type TailMessage, tailMessage } from './tail-message.ts';

/** Reads of the protocol whose answers are parsed no further than the tail needs: in full that takes as long as an append. */
const TailService = makeGenericClientConstructor(
  { read: { ...streamServices.StreamsService.read, responseDeserialize: tailMessage } },
  'Tail',
);

/** Times 32 events: nothing is done with checkpoints. */
const CHECKPOINT_INTERVAL = 1_000;

/** Events of the log that are written from now on. */
export function openTail(client: EventStoreDBClient, prefix: string): Promise<ClientReadableStream<TailMessage>> {
  const innards = innardsOf(client);
  const expression = new streams.ReadReq.Options.FilterOptions.Expression();
  const filter = new streams.ReadReq.Options.FilterOptions()
    .setCount(new shared.Empty())
    .setCheckpointintervalmultiplier(CHECKPOINT_INTERVAL);
  // A server that holds other logs tells of this one alone.
  if (prefix === '') filter.setEventType(expression.setRegex(NOT_THE_SERVERS));
  else filter.setStreamIdentifier(expression.setPrefixList([prefix]));
  const options = new streams.ReadReq.Options()
    .setAll(new streams.ReadReq.Options.AllOptions().setEnd(new shared.Empty()))
    .setSubscription(new streams.ReadReq.Options.SubscriptionOptions())
    .setUuidOption(new streams.ReadReq.Options.UUIDOption().setString(new shared.Empty()))
    .setFilter(filter);
  const request = new streams.ReadReq().setOptions(options);
  const open = innards.GRPCStreamCreator(TailService, 'tail', (stub) =>
    stub.read(request, ...innards.callArguments({}, { deadline: Number.POSITIVE_INFINITY })),
  );
  return open() as Promise<ClientReadableStream<TailMessage>>;
}
