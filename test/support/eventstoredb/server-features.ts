import type { ServerUnaryCall } from '@grpc/grpc-js';
import { type Answer, features, type shared } from './wire.ts';

const STREAMS = 'event_store.client.streams.streams';
const METHODS = ['read', 'append', 'batchappend', 'delete', 'tombstone'];

/** What the server can do: it is the list that turns the batch path of the client on. */
export function serverFeatures(
  _call: ServerUnaryCall<shared.Empty, features.SupportedMethods>,
  answer: Answer<features.SupportedMethods>,
): void {
  const supported = new features.SupportedMethods().setEventStoreServerVersion('23.10.0.0');
  for (const method of METHODS) {
    supported.addMethods(new features.SupportedMethod().setServiceName(STREAMS).setMethodName(method));
  }
  answer(null, supported);
}
