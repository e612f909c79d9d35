import type { RecordedEvent, StreamName } from '#kernel';
import { type Cursor, type Share, START, type StreamsPage } from '../event-store.ts';

/** What an embedded log can read: positions are gapless from 1, and a log index is its position − 1. */
export interface LogPages {
  head(): Cursor;
  /** Events after `after` up to `upTo`, ascending; empty only where there is none. */
  forwards(after: number, upTo: number, limit: number): readonly RecordedEvent[];
  /**
   * Those of streams of some categories, ascending, by pages that may be empty.
   * @param upTo the head @param isAll whether they are read to the end
   */
  ofCategories(
    after: number,
    upTo: number,
    categories: ReadonlySet<string>,
    isAll: boolean,
  ): Iterable<readonly RecordedEvent[]>;
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
  /** Events of a share up to a position, stream by stream, each with its index; those of other types are passed by. */
  byStream(upTo: number, types: readonly string[] | undefined, share: Share): Iterable<StreamsPage>;
}

/** `placeOf` of an embedded log. */
export function placeInGaplessLog(event: { readonly index: number } | { readonly position: number }): Cursor {
  const index = 'index' in event ? event.index : event.position - 1;
  return index < 0 ? START : { index, position: index + 1, recordedAt: null };
}

/** The place after an event. */
export function cursorAfter(event: RecordedEvent): Cursor {
  return { index: event.position - 1, position: event.position, recordedAt: event.recordedAt };
}
