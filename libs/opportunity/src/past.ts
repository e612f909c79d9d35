import type { JsonObject, RecordedEvent } from '#kernel';
import type { EventCorrected } from './events/index.ts';
import type { FoldedEvent, OpportunityState, Past } from './opportunity-state.ts';
import { correctedData } from './standing-fact.ts';

/** What a fold keeps of an event. */
export function foldedEvent({ id, revision, type, occurredAt, recordedAt, data, meta }: RecordedEvent): FoldedEvent {
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

/** The events as corrections among them leave them, in the same order; corrections and what they took back are gone. */
export function withCorrections(events: readonly FoldedEvent[]): readonly FoldedEvent[] {
  const corrections = events.filter(isCorrection).sort((a, b) => a.revision - b.revision);
  if (corrections.length === 0) return events;
  const others = new Map(events.filter((event) => !isCorrection(event)).map((event) => [event.id, event]));
  for (const correction of corrections) {
    const data = correction.data as unknown as EventCorrected;
    const event = others.get(data.eventId);
    const left = event && correctedData(event.data, data);
    if (event && left) others.set(event.id, { ...event, data: left });
    else others.delete(data.eventId);
  }
  return [...others.values()];
}

export function isCorrection({ type }: FoldedEvent): boolean {
  return type === 'EventCorrected';
}
