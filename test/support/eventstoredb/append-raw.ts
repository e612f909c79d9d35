import type { EventStoreDBClient } from '@eventstore/db-client';
import type { ProposedEvent } from './raw-event.ts';
import { identifierOf } from './recorded-event.ts';
import { shared, streamServices, streams } from './wire.ts';

/** What the client keeps to itself: its connection, with its credentials. */
interface Caller {
  execute(
    service: unknown,
    name: string,
    call: (stub: InstanceType<typeof streamServices.StreamsClient>) => Promise<void>,
  ): Promise<void>;
  callArguments(
    options: object,
  ): [Parameters<InstanceType<typeof streamServices.StreamsClient>['append']>[0], { deadline?: number }];
}

/** Writes events byte by byte, under no expectation. The client itself makes JSON of what it calls JSON. */
export async function appendRaw(
  client: EventStoreDBClient,
  stream: string,
  events: readonly ProposedEvent[],
): Promise<void> {
  const caller = client as unknown as Caller;
  await caller.execute(
    streamServices.StreamsClient,
    'appendRaw',
    (stub) =>
      new Promise((resolve, reject) => {
        const [metadata, options] = caller.callArguments({});
        const call = stub.append(metadata, options, (error) => (error ? reject(error) : resolve()));
        const expectation = new streams.AppendReq.Options()
          .setStreamIdentifier(identifierOf(stream))
          .setAny(new shared.Empty());
        call.write(new streams.AppendReq().setOptions(expectation));
        for (const event of events) call.write(new streams.AppendReq().setProposedMessage(messageOf(event)));
        call.end();
      }),
  );
}

function messageOf({ id, type, contentType, data, metadata }: ProposedEvent): streams.AppendReq.ProposedMessage {
  const message = new streams.AppendReq.ProposedMessage()
    .setId(new shared.UUID().setString(id))
    .setData(data)
    .setCustomMetadata(metadata);
  message.getMetadataMap().set('type', type).set('content-type', contentType);
  return message;
}
