import type { Aggregate, Instant, StreamEvent } from '#kernel';

/** A stream folded in revision order: the aggregate's state and the commands that led to it. */
export interface StreamState<State = unknown> {
  readonly state: State;
  /** Revision of the last event folded; −1 where there is none. */
  readonly revision: number;
  /** The latest `occurredAt` of its events: a command before it is a late entry. */
  readonly lastOccurredAt: Instant | null;
  /** Revision of the first event of every command the stream has taken, by command id. */
  readonly commands: Map<string, number>;
}

export function emptyStream<State>(aggregate: Aggregate<State>): StreamState<State> {
  return { state: aggregate.initial, revision: -1, lastOccurredAt: null, commands: new Map() };
}

/** The state after further events of the stream, given in revision order and upcast. */
export function foldOn<State>(
  aggregate: Aggregate<State>,
  before: StreamState<State>,
  events: readonly StreamEvent[],
): StreamState<State> {
  if (events.length === 0) return before;
  let { state, revision, lastOccurredAt } = before;
  for (const event of events) {
    state = aggregate.evolve(state, event);
    revision = event.revision;
    if (lastOccurredAt === null || event.occurredAt > lastOccurredAt) lastOccurredAt = event.occurredAt;
    // The index of commands only ever grows, and is the same whoever folds: states of one stream share it.
    const { commandId } = event.meta;
    if (!before.commands.has(commandId)) before.commands.set(commandId, revision);
  }
  return { state, revision, lastOccurredAt, commands: before.commands };
}
