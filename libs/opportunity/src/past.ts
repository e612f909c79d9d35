import type { JsonObject, StreamEvent } from '#kernel';
import type { FoldedEvent, OpportunityState, Past } from './opportunity-state.ts';

/** What a fold keeps of an event. */
export function foldedEvent({ id, revision, type, occurredAt, recordedAt, data, meta }: StreamEvent): FoldedEvent {
  const by = meta.actor.onBehalfOf ?? meta.actor.id;
  return { id, revision, type, occurredAt, recordedAt, by, data: 'sealed' in data ? inClear(data) : data };
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
