import { CodedError } from '#kernel';

/** Any error of a store. */
export abstract class StoreError extends CodedError {}

/** The events can stand in no store: too large, not JSON, or an id that is used otherwise. Nothing was written. */
export class EventRefused extends StoreError {
  readonly code = 'event-refused';
  /** JSON pointer to what is wrong, from the array of events. */
  readonly pointer: string;
  constructor(message: string, pointer: string) {
    super(message);
    this.pointer = pointer;
  }
}

/**
 * The stream does not exist; an existing stream without events in the range asked reads as empty instead. An answer that comes
 * with every command on something new: it takes no trace of where it was given.
 */
export class StreamNotFound extends StoreError {
  readonly code = 'stream-not-found';
  readonly stream: string;
  constructor(stream: string) {
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    super(`there is no stream ${stream}`);
    Error.stackTraceLimit = stackTraceLimit;
    this.stream = stream;
  }
}

/** The store cannot take the append now; nothing was written. Try again later. */
export class StoreUnavailable extends StoreError {
  readonly code = 'store-unavailable';
}

/** The events may stand or not. Send them again under the same expectation: the answer is then certain. */
export class OutcomeUnknown extends StoreError {
  readonly code = 'outcome-unknown';
}

/** The store's bytes are not what was written. Nothing is repaired by guessing. */
export class StoreDamaged extends StoreError {
  readonly code = 'store-damaged';
  /** First bad position, where known. */
  readonly firstBadPosition: number | undefined;
  constructor(message: string, firstBadPosition?: number) {
    super(message);
    this.firstBadPosition = firstBadPosition;
  }
}

/** The folder or log is of another format version, or not a log at all. */
export class StoreIncompatible extends StoreError {
  readonly code = 'store-incompatible';
}

/** The log was set read-only, durably, as the source of a migration. */
export class StoreReadOnly extends StoreError {
  readonly code = 'store-read-only';
}
