import type { Aggregate, Instant, RecordedEvent } from '#kernel';

/** What the first run of a command on a stream gave. */
export interface FirstResult {
  readonly commandHash: string;
  readonly revision: number;
  readonly position: number;
  readonly recordedAt: Instant;
  readonly events: readonly { readonly id: string; readonly type: string }[];
}

/** A stream folded in revision order: the aggregate's state and the commands that led to it. */
export interface StreamState<State = unknown> {
  readonly state: State;
  /** Revision of the last event folded; −1 where there is none. */
  readonly revision: number;
  /** The latest `occurredAt` of its events: a command before it is a late entry. */
  readonly lastOccurredAt: Instant | null;
  /** The first result of every command the stream has taken, by command id. */
  readonly commands: Map<string, FirstResult>;
}

export function emptyStream<State>(aggregate: Aggregate<State>): StreamState<State> {
  return { state: aggregate.initial, revision: -1, lastOccurredAt: null, commands: new Map() };
}

/** The state after further events of the stream, given in revision order and upcast. */
export function foldOn<State>(
  aggregate: Aggregate<State>,
  before: StreamState<State>,
  events: readonly RecordedEvent[],
): StreamState<State> {
  if (events.length === 0) return before;
  let { state, revision, lastOccurredAt } = before;
  for (const event of events) {
    state = aggregate.evolve(state, event);
    revision = event.revision;
    if (lastOccurredAt === null || event.occurredAt > lastOccurredAt) lastOccurredAt = event.occurredAt;
    remember(before.commands, event);
  }
  return { state, revision, lastOccurredAt, commands: before.commands };
}

/** The index of commands only ever grows, and is the same whoever folds: states of one stream share it. */
function remember(commands: Map<string, FirstResult>, event: RecordedEvent): void {
  const earlier = commands.get(event.meta.commandId);
  if (earlier && earlier.revision >= event.revision) return;
  commands.set(event.meta.commandId, {
    commandHash: event.meta.commandHash,
    revision: event.revision,
    position: event.position,
    recordedAt: event.recordedAt,
    events: [...(earlier?.events ?? []), { id: event.id, type: event.type }],
  });
}
