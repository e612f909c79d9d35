import { type Metadata, status } from '@grpc/grpc-js';
import { StoreDamaged, type StoreError, StoreUnavailable } from '../errors.ts';

/** What an error of the client says about the call it ended. */
export type ClientFailure =
  /** The stream is not where the writer expected it; nothing was written. */
  | 'conflict'
  /** The node does not lead; the client has been told who does. */
  | 'notLeader'
  /** A call to a deadline that lay in the past for the server. */
  | 'timeout'
  | 'denied'
  | 'deleted'
  | 'tooLarge'
  /** Anything else: a server that is going down says many things. What was sent may stand or not. */
  | 'unknown';

/** By the name that the server or the client gives it. */
const BY_NAME: Readonly<Record<string, ClientFailure>> = {
  'wrong-expected-version': 'conflict',
  'not-leader': 'notLeader',
  'deadline-exceeded': 'timeout',
  'access-denied': 'denied',
  'stream-deleted': 'deleted',
  'maximum-append-size-exceeded': 'tooLarge',
};

/** An answer that refuses an append. */
export class RefusedByServer extends Error {
  readonly type: string;
  /** Bytes that the server takes an append, where that is the matter. */
  readonly maxAppendSize: number;

  constructor({ type, message, largest }: { type: string; message: string; largest: number }) {
    super(message);
    this.type = type;
    this.maxAppendSize = largest;
  }
}

/** An error of a call as it comes: what a server has to say goes with it as metadata. */
interface CallError {
  readonly code?: unknown;
  readonly metadata?: Metadata;
}

export function failureOf(error: unknown): ClientFailure {
  const { type } = error as { readonly type?: unknown };
  if (typeof type === 'string') return BY_NAME[type] ?? 'unknown';
  const { code, metadata } = error as CallError;
  const name = metadata?.get?.('exception')[0];
  if (name !== undefined) return BY_NAME[String(name)] ?? 'unknown';
  return code === status.UNAUTHENTICATED ? 'denied' : 'unknown';
}

/** The error as callers of the store know it, with what to do about it. */
export function asStoreError(error: unknown, server: string): StoreError {
  const { message } = error as Error;
  switch (failureOf(error)) {
    case 'denied':
      return new StoreUnavailable(
        `EventStoreDB at ${server} refuses these credentials: give a user that may read and write, as esdb://user:password@…`,
      );
    case 'deleted':
      return new StoreDamaged(`a stream was deleted for good at ${server}: ${message}`);
    default:
      return new StoreUnavailable(`EventStoreDB at ${server} cannot be worked with${remedy(message)}: ${message}`);
  }
}

function remedy(message: string): string {
  if (/certificate|self.signed|issuer/i.test(message)) {
    return ' (its certificate is not trusted: name the certificate of its authority in tlsCAFile)';
  }
  if (/wrong version number|EPROTO|packet length/i.test(message)) return ' (it speaks no TLS: add tls=false)';
  if (/servername/i.test(message)) return ' (with TLS it needs the name of the host, not its address)';
  if (/ECONNREFUSED/.test(message)) return ' (nothing listens there: check host and port, and that it runs)';
  return '';
}
