import type { RecordedEvent, StreamName } from '#kernel';
import type { Cursor } from '../event-store.ts';

/** What an embedded log can read: positions are gapless from 1, and a log index is its position − 1. */
export interface LogPages {
  head(): Cursor;
  /** Events after `after` up to `upTo`, ascending; empty only where there is none. */
  forwards(after: number, upTo: number, limit: number): readonly RecordedEvent[];
  /** Events before `before`, descending. */
  backwards(before: number, limit: number): readonly RecordedEvent[];
  /** Revision of the stream's last event; −1 for no stream. */
  lastRevision(stream: StreamName): number;
  /** Events of the stream from revision `from`, itself included. */
  ofStream(
    stream: StreamName,
    from: number,
    direction: 'forwards' | 'backwards',
    limit: number,
  ): readonly RecordedEvent[];
  /**
   * At most `limit` events after a place by stream, up to a position, each with its index; those of other types are passed
   * by. `next`: the place from which to go on; undefined at the end.
   */
  byStream(
    after: StreamPlace,
    upTo: number,
    types: readonly string[] | undefined,
    limit: number,
  ): { readonly events: readonly RecordedEvent[]; readonly next: StreamPlace | undefined };
}

/** After an event of a stream, in the order of the bytes of stream names; the empty name stands before all. */
export interface StreamPlace {
  readonly stream: StreamName | '';
  readonly revision: number;
}

/** The place after an event. */
export function cursorAfter(event: RecordedEvent): Cursor {
  return { index: event.position - 1, position: event.position, recordedAt: event.recordedAt };
}
