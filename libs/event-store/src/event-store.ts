import type { Observable } from 'rxjs';
import type { Instant, NewEvent, RecordedEvent, StreamName } from '#kernel';
import type { StoreUnavailable } from './errors.ts';

/** What must be true of a stream for an append to go through. A number is the revision of its last event. */
export type Expected = 'any' | 'noStream' | 'exists' | number;

export interface Batch {
  readonly stream: StreamName;
  readonly events: readonly NewEvent[];
  readonly expected: Expected;
}

/** The events stand in the log, durably. A repeated append gets what the first one got. */
export interface Appended {
  readonly outcome: 'appended';
  /** Revision of the last event appended; of the stream's last event for an empty append (−1: no stream). */
  readonly revision: number;
  /** Position of the last event appended; the head for an empty append. */
  readonly position: number;
  /** `recordedAt` given to the events: one instant for all of an append. */
  readonly recordedAt: Instant;
  /** Whether this very append had been made before. */
  readonly repeated: boolean;
}

/** Nothing was written: the stream is not where the writer expected it. */
export interface Conflict {
  readonly outcome: 'conflict';
  readonly stream: StreamName;
  readonly expected: Expected;
  /** Revision of the stream's last event; −1 where there is no stream. */
  readonly actual: number;
}

/** A place in the whole log, after an event; `start` stands before the first. */
export interface Cursor {
  /** Log index of the event; −1 at the start. */
  readonly index: number;
  /** Store position of the event; 0 at the start of an embedded log. */
  readonly position: number;
  /** Running maximum of `recordedAt`; null at the start. */
  readonly recordedAt: Instant | null;
}

export const START: Cursor = { index: -1, position: 0, recordedAt: null };

export interface ReadStreamOptions {
  /** Revision to begin at, itself included. Default: the first forwards, the last backwards. */
  readonly from?: number;
  readonly direction?: 'forwards' | 'backwards';
  readonly limit?: number;
}

export interface ReadAllOptions {
  /** Exclusive in either direction. Default: the start forwards, the end backwards. */
  readonly after?: Cursor;
  readonly direction?: 'forwards' | 'backwards';
  readonly limit?: number;
  /** Event types wanted. Filtered reads need give no index. */
  readonly types?: readonly string[];
  /** Stream categories wanted. */
  readonly categories?: readonly string[];
}

export interface ReadStreamsOptions {
  /** The last event wanted, by its place in the log; what is appended meanwhile is not among the pages. */
  readonly upTo: Cursor;
  /** Event types wanted; default: all. */
  readonly types?: readonly string[];
  /** Which of the streams: the one of so many shares; default: all. */
  readonly share?: Share;
}

/** Streams shared out evenly, each of them to one of `of` shares, the same one however often it is asked; `n` is from 0. */
export interface Share {
  readonly n: number;
  readonly of: number;
}

/** The only share there is. */
export const WHOLE_LOG: Share = { n: 0, of: 1 };

/** A piece of the log, stream by stream. */
export interface StreamsPage {
  readonly events: readonly RecordedEvent[];
  /** Events that were gone through for it, those of other types included. */
  readonly seen: number;
}

export interface SubscribeOptions {
  readonly after?: Cursor;
  readonly types?: readonly string[];
}

/** What a subscription hands over: events in commit order, or the news that it has reached the head. */
export type Delivery =
  | { readonly kind: 'events'; readonly events: readonly RecordedEvent[]; readonly cursor: Cursor }
  | { readonly kind: 'caughtUp'; readonly cursor: Cursor };

/** One row that a log keeps about itself. No event, no index. */
export interface LogHeader {
  readonly formatVersion: number;
  /** Random UUID made with the store; backup and restore keep it. */
  readonly logId: string;
  readonly tenant: string;
  readonly zone: string;
  readonly currency: string;
  readonly simulated: boolean;
  readonly readOnly: boolean;
}

export interface Copied {
  readonly records: number;
  readonly head: Cursor;
}

/**
 * The log of record. Positions are ordered as commits are: a reader that has seen position p never later finds an event
 * before p. What an adapter promises is `describeEventStoreContract`, word by word.
 */
export interface EventStore {
  readonly header: LogHeader;
  /**
   * All or nothing. The same events under the same expectation again give the first result.
   * @throws EventRefused for an event no store may hold, or an id used otherwise; nothing is written
   * @throws OutcomeUnknown where it cannot be told whether the events stand: send them again under the same expectation
   * @throws StoreUnavailable where nothing was written for want of the store or of room
   */
  append(stream: StreamName, events: readonly NewEvent[], expected: Expected): Promise<Appended | Conflict>;
  /** Independent appends, each with its own result; a batch that is refused rejects alone, in `reason`. */
  appendMany(batches: readonly Batch[]): Promise<readonly PromiseSettledResult<Appended | Conflict>[]>;
  /** For migrate only: keeps id, revision and recordedAt. Into an empty log, or to continue an interrupted copy. */
  copy(records: AsyncIterable<readonly RecordedEvent[]>): Promise<Copied>;
  /** Pages in revision order (or backwards). @throws StreamNotFound for a stream that does not exist */
  readStream(stream: StreamName, options?: ReadStreamOptions): AsyncIterable<readonly RecordedEvent[]>;
  readAll(options?: ReadAllOptions): AsyncIterable<readonly RecordedEvent[]>;
  /**
   * The log stream by stream, in whatever order is the cheapest: each stream whole and in revision order, every event
   * with its index. A page may end within a stream; the next one then goes on with it.
   */
  readStreams(options: ReadStreamsOptions): AsyncIterable<StreamsPage>;
  /** Catch-up, then live. Resumes by itself; never skips, never repeats, within one subscription. */
  subscribe(options?: SubscribeOptions): Observable<Delivery>;
  /** The last event's place; START for an empty log. */
  head(): Promise<Cursor>;
  /**
   * The place after an event that the log holds, found by its index or by its position; START for index −1. At most a short
   * read. `recordedAt` is null where the store reads on without it.
   */
  placeOf(event: { readonly index: number } | { readonly position: number }): Promise<Cursor>;
  /**
   * Why this process takes no append any more until the log is opened again: a write or sync failed. Undefined while it
   * takes them; a full disk, or a store that is away, may be over at the next append.
   */
  stopped(): StoreUnavailable | undefined;
  /** Lets appends under way finish, then releases everything. Idempotent. */
  close(): Promise<void>;
}
