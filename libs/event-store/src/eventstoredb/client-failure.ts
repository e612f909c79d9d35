import { StoreDamaged, type StoreError, StoreUnavailable } from '../errors.ts';

/** What an error of the client says about the call it ended. */
export type ClientFailure =
  /** The stream is not where the writer expected it; nothing was written. */
  | 'conflict'
  /** The call never left this process; nothing was written. */
  | 'unsent'
  /** The node does not lead; the client has been told who does. */
  | 'notLeader'
  /** A call to a deadline that lay in the past for the server. */
  | 'timeout'
  | 'denied'
  | 'deleted'
  | 'notFound'
  | 'tooLarge'
  /** Anything else: a server that is going down says many things. What was sent may stand or not. */
  | 'unknown';

const BY_TYPE: Readonly<Record<string, ClientFailure>> = {
  'wrong-expected-version': 'conflict',
  'not-leader': 'notLeader',
  'deadline-exceeded': 'timeout',
  'access-denied': 'denied',
  'stream-deleted': 'deleted',
  'stream-not-found': 'notFound',
  'maximum-append-size-exceeded': 'tooLarge',
};

const UNAVAILABLE = 14;

export function failureOf(error: unknown): ClientFailure {
  const { type, code } = error as { readonly type?: unknown; readonly code?: unknown };
  if (typeof type === 'string') return BY_TYPE[type] ?? 'unknown';
  // The client asks what the server can do before it sends an append, and gives that error as it came.
  if (code === UNAVAILABLE) return 'unsent';
  return /Failed to discover/.test(String((error as Error).message)) ? 'unsent' : 'unknown';
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
