import {
  type AllStreamResolvedEvent,
  BACKWARDS,
  END,
  type EventStoreDBClient,
  FORWARDS,
  type ReadRevision,
  type ReadStreamOptions,
  type ResolvedEvent,
  START,
} from '@eventstore/db-client';
import { StoreError, StoreUnavailable } from '../errors.ts';
import { asStoreError, failureOf } from './client-failure.ts';
import { type Source, sourcePages, WAITING } from './source-pages.ts';
import type { SupervisedClient } from './supervised-client.ts';

/** How the store reaches its server. */
export interface Connection {
  readonly client: SupervisedClient;
  /** As it may stand in messages. */
  readonly server: string;
  /** What the names of all its streams begin with. */
  readonly prefix: string;
  /** How long nothing may come from a read, in ms. */
  readonly silenceMs: number;
  /** Position of the header, before which nothing of the log stands: other programs may have filled the server until then. */
  readonly begin: number;
}

export interface RawReadAll {
  readonly direction: 'forwards' | 'backwards';
  /** A position of an event: itself included forwards, left out backwards. Default: the start, or the end backwards. */
  readonly from?: number;
  /** Events of whatever kind. */
  readonly count: number;
}

/** The log as the server has it, with all that is not ours. A server cannot be asked for no events at all. */
export function readRawAll(
  connection: Connection,
  { direction, from, count }: RawReadAll,
): AsyncGenerator<readonly AllStreamResolvedEvent[]> {
  const position = from === undefined ? undefined : { commit: BigInt(from), prepare: BigInt(from) };
  return rawPages<AllStreamResolvedEvent>(connection, count, (client) => {
    const shared = { maxCount: count, requiresLeader: true };
    if (direction === 'forwards') {
      return client.readAll({ ...shared, direction: FORWARDS, fromPosition: position ?? START }, WAITING);
    }
    return client.readAll({ ...shared, direction: BACKWARDS, fromPosition: position ?? END }, WAITING);
  });
}

export interface RawReadStream {
  readonly direction: 'forwards' | 'backwards';
  /** Revision, itself included. Default: the first, or the last backwards. */
  readonly from?: number | undefined;
  readonly count: number;
  /** Called for a stream that is not there. */
  missing?(): void;
}

/** A stream, whose name has no prefix yet. A missing one gives nothing. */
export async function* readRawStream(
  connection: Connection,
  stream: string,
  { direction, from, count, missing = () => {} }: RawReadStream,
): AsyncGenerator<readonly ResolvedEvent[]> {
  const backwards = direction === 'backwards';
  const fromRevision: ReadRevision = from === undefined ? (backwards ? END : START) : BigInt(from);
  const options: ReadStreamOptions = {
    direction: backwards ? BACKWARDS : FORWARDS,
    fromRevision,
    maxCount: count,
    requiresLeader: true,
  };
  try {
    yield* rawPages<ResolvedEvent>(connection, count, (client) =>
      client.readStream(connection.prefix + stream, options, WAITING),
    );
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
    missing();
  }
}

/** There is no such stream; never leaves this file. */
class NotFound extends Error {}

/** A read failed before it gave anything, as it does where no event stands at the place where it was to begin. */
export class NoSuchPlace extends StoreUnavailable {}

function isUnknown(error: unknown): boolean {
  return (error as { readonly type?: unknown }).type === 'unknown';
}

interface RawRead extends Source {
  resume(): unknown;
  cancel(): Promise<void>;
}

/** Events that a read may ask for so that, left early, it is let run out. */
export const READ_CHUNK = 4_096;

/**
 * A read that is cancelled resets its HTTP/2 stream, and a peer that meets many resets ends the whole connection, as it would
 * an attack: a short read is let run out instead.
 */
function leave(source: RawRead, count: number): unknown {
  return count <= READ_CHUNK ? source.resume() : source.cancel().catch(() => undefined);
}

/** Tries of a read that has given nothing yet: a new leader, or a client that was just replaced. */
const TRIES = 3;

async function* rawPages<Item>(
  { client, server, silenceMs }: Connection,
  count: number,
  read: (client: EventStoreDBClient) => RawRead,
): AsyncGenerator<readonly Item[]> {
  for (let tried = 1; ; tried++) {
    const used = client.current();
    const source = read(used.client);
    let begun = false;
    try {
      for await (const page of sourcePages<Item>(source, { silenceMs, leave: () => leave(source, count) })) {
        begun = true;
        yield page;
      }
      return;
    } catch (error) {
      if (client.closed) client.current();
      const failure = failureOf(error);
      if (failure === 'notFound') throw new NotFound();
      if (error instanceof StoreError) client.replace(used);
      if (failure === 'unknown' && !begun && isUnknown(error))
        throw new NoSuchPlace(asStoreError(error, server).message);
      if (begun || tried === TRIES || failure !== 'notLeader') {
        throw error instanceof StoreError ? error : asStoreError(error, server);
      }
    }
  }
}
