import type { RecordedEvent } from '#kernel';

/**
 * What `apply` goes on from beside its documents: it follows from the earlier events of the same stream alone, hence is stored
 * nowhere. It is kept in memory, or folded again from the log. Pure.
 */
export interface Past<State = unknown> {
  /** Before the first event. */
  readonly none: State;
  /** Whether an event, as upcast, bears on it: those alone are told and asked for. The projection wants all of them. */
  bears(event: RecordedEvent): boolean;
  /** With one more event of the stream; the same state where it tells nothing new. */
  after(state: State, event: RecordedEvent): State;
}
