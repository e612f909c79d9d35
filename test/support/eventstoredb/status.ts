import { Metadata, type ServiceError, status } from '@grpc/grpc-js';

/** An error of a call, with the trailing metadata by which clients tell what it is. */
export function callError(
  code: status,
  details: string,
  trailers: Readonly<Record<string, string>> = {},
): Pick<ServiceError, 'code' | 'details' | 'metadata' | 'message' | 'name'> {
  const metadata = new Metadata();
  for (const [key, value] of Object.entries(trailers)) metadata.set(key, value);
  return { name: 'Error', message: details, code, details, metadata };
}

export const unknownError = (details: string) => callError(status.UNKNOWN, details);

export const accessDenied = () => callError(status.PERMISSION_DENIED, 'Access Denied', { exception: 'access-denied' });

export const streamDeleted = (stream: string) =>
  callError(status.FAILED_PRECONDITION, `Event stream '${stream}' is deleted.`, {
    exception: 'stream-deleted',
    'stream-name': stream,
  });

export const notLeader = ({ host, port }: { readonly host: string; readonly port: number }) =>
  callError(status.NOT_FOUND, 'Leader info available', {
    exception: 'not-leader',
    'leader-endpoint-host': host,
    'leader-endpoint-port': String(port),
  });

export const tooSlow = () =>
  callError(status.ABORTED, 'Consumer too slow to handle event while live. Client resubscription required.');

export const appendTooLarge = (largest: number) =>
  callError(status.INVALID_ARGUMENT, `Maximum Append Size of ${largest} Exceeded.`, {
    exception: 'maximum-append-size-exceeded',
    'maximum-append-size': String(largest),
  });

/** What is said of every kind of deletion. */
export const wrongExpectedVersion = (stream: string, expected: number, actual: number) =>
  callError(
    status.FAILED_PRECONDITION,
    `Delete failed due to WrongExpectedVersion. Stream: ${stream}, Expected version: ${expected}, Actual version: ${actual}`,
    {
      exception: 'wrong-expected-version',
      'stream-name': stream,
      'expected-version': String(expected),
      'actual-version': String(actual),
    },
  );

/** What a server says of anything that it did not reckon with. */
export const thrownByHandler = () => unknownError('Exception was thrown by handler.');

/** What a server that is being stopped says to every call. */
export const goingDown = (how: 'unavailable' | 'unknown') =>
  how === 'unknown' ? thrownByHandler() : callError(status.UNAVAILABLE, 'Server Is Not Ready');

type CallError = ReturnType<typeof callError>;

/** Ends a call that streams: the error becomes its status. (Destroyed, it would end without one.) */
export function endCall(call: { emit(name: 'error', error: Error): boolean }, error: CallError): void {
  call.emit('error', Object.assign(new Error(error.details), error));
}
