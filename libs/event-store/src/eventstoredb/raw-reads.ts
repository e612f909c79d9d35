import { type ClientReadableStream, status } from '@grpc/grpc-js';
import { StoreError, StoreUnavailable } from '../errors.ts';
import { asStoreError, failureOf } from './client-failure.ts';
import { openRead, type ReadRange } from './read-call.ts';
import { type ReadMessage, sizeOf } from './read-message.ts';
import type { ReadSlots } from './read-slots.ts';
import { sourcePages } from './source-pages.ts';
import type { SupervisedClient } from './supervised-client.ts';
import type { WireRecord } from './wire-record.ts';
import { within } from './within.ts';

/** How the store reaches its server. */
export interface Connection {
  readonly client: SupervisedClient;
  /** As it may stand in messages. */
  readonly server: string;
  /** What the names of all its streams begin with. */
  readonly prefix: string;
  readonly slots: ReadSlots;
  /** How long nothing may come from a read, in ms. */
  readonly silenceMs: number;
  /** Position of the header, before which nothing of the log stands: other programs may have filled the server until then. */
  readonly begin: number;
}

/**
 * The log as the server has it, with all that is not ours. A server cannot be asked for no events at all.
 * @param range a position of an event: itself included forwards, left out backwards
 */
export function readRawAll(connection: Connection, range: ReadRange): AsyncGenerator<readonly WireRecord[]> {
  return rawPages(connection, undefined, range, () => {});
}

export interface RawReadStream extends ReadRange {
  /** Called for a stream that is not there. */
  missing?(): void;
}

/**
 * A stream, whose name has no prefix yet. A missing one gives nothing.
 * @param read `from` is a revision, itself included
 */
export function readRawStream(
  connection: Connection,
  stream: string,
  { missing = () => {}, ...range }: RawReadStream,
): AsyncGenerator<readonly WireRecord[]> {
  return rawPages(connection, connection.prefix + stream, range, missing);
}

/** A read failed before it gave anything, as it does where no event stands at the place where it was to begin. */
export class NoSuchPlace extends StoreUnavailable {}

function isUnknown(error: unknown): boolean {
  return (error as { readonly code?: unknown }).code === status.UNKNOWN;
}

/** Events that a read may ask for so that, left early, it is let run out. */
export const READ_CHUNK = 4_096;

/**
 * A read that is cancelled resets its HTTP/2 stream, and a peer that meets many resets ends the whole connection, as it would
 * an attack: a read that is short, or over, is let run out instead.
 */
function leave(call: ClientReadableStream<ReadMessage>, isShort: boolean): void {
  if (isShort) call.resume();
  else call.cancel();
}

/** Tries of a read that has given nothing yet: a new leader, or a client that was just replaced. */
const TRIES = 3;

async function* rawPages(
  { client, server, slots, silenceMs }: Connection,
  stream: string | undefined,
  range: ReadRange,
  missing: () => void,
): AsyncGenerator<readonly WireRecord[]> {
  for (let tried = 1; ; tried++) {
    const giveSlot = await slots.take();
    // Whoever waited may find the store closed, and so is the next one to.
    if (client.closed) giveSlot();
    const used = client.current();
    let begun = false;
    try {
      const opening = openRead(used.client, stream, range);
      const call = await within(silenceMs, used.onRetirement, opening);
      if (!call) {
        opening.then(cancel, () => undefined);
        throw new StoreUnavailable(`EventStoreDB at ${server} is not found within ${silenceMs} ms`);
      }
      let isMissing = false;
      const isShort = () => isMissing || range.count <= READ_CHUNK;
      for await (const { items } of sourcePages(call, { silenceMs, sizeOf, leave: () => leave(call, isShort()) })) {
        begun = true;
        giveSlot();
        isMissing = items.some(({ kind }) => kind === 'notFound');
        if (isMissing) return missing();
        const records = items.flatMap((message) => (message.kind === 'event' ? [message.record] : []));
        if (records.length > 0) yield records;
      }
      return;
    } catch (error) {
      if (client.closed) client.current();
      const failure = failureOf(error);
      if (error instanceof StoreError) client.replace(used);
      if (failure === 'unknown' && !begun && isUnknown(error))
        throw new NoSuchPlace(asStoreError(error, server).message);
      if (begun || tried === TRIES || failure !== 'notLeader') {
        throw error instanceof StoreError ? error : asStoreError(error, server);
      }
    } finally {
      giveSlot();
    }
  }
}

function cancel(call: ClientReadableStream<ReadMessage>): void {
  call.on('error', () => undefined);
  call.cancel();
}
