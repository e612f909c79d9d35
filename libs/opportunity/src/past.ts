import type { JsonObject, StreamEvent } from '#kernel';
import type { FoldedEvent, OpportunityState, Past } from './opportunity-state.ts';

/** What a fold keeps of an event. */
export function foldedEvent(event: StreamEvent): FoldedEvent {
  return readEvent(event, 'sealed' in event.data ? inClear(event.data) : event.data);
}

/** What a fold reads of an event and does not keep: no step looks at the sealed part. */
export function readEvent(
  { id, revision, type, occurredAt, recordedAt, meta, data: whole }: StreamEvent,
  data = whole,
): FoldedEvent {
  return { id, revision, type, occurredAt, recordedAt, by: meta.actor.onBehalfOf ?? meta.actor.id, data };
}

function inClear({ sealed: _sealed, ...data }: JsonObject): JsonObject {
  return data;
}

/** Everything that was folded, oldest first. */
export function pastOf(state: OpportunityState): readonly FoldedEvent[] {
  const events: FoldedEvent[] = [];
  for (let past: Past | null = state.past; past; past = past.before) events.push(past.event);
  return events.reverse();
}
