import type { JsonObject } from '../json.ts';
import { correctedData } from './corrected-data.ts';
import { EVENT_CORRECTED, type EventCorrected } from './event-corrected.ts';

/** An event as far as corrections look at it; recorded events are such. */
export interface Correctable {
  readonly id: string;
  readonly revision: number;
  readonly type: string;
  readonly data: JsonObject;
}

/** The events as corrections among them leave them, in the same order; corrections and what they took back are gone. */
export function withCorrections<Event extends Correctable>(events: readonly Event[]): readonly Event[] {
  if (!events.some(isCorrection)) return events;
  const corrections = events.filter(isCorrection).sort((a, b) => a.revision - b.revision);
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

/** The same of events that the edge has opened: corrections of personal fields count as far as they could be read. */
export function withOpenedCorrections<Event extends Correctable>(events: readonly Event[]): readonly Event[] {
  return withCorrections(events.map(inClear));
}

/** A correction of personal fields as one of fields in clear; as it is where those are masked or forgotten. */
function inClear<Event extends Correctable>(event: Event): Event {
  if (!isCorrection(event)) return event;
  const { changes, personalChanges } = event.data as unknown as EventCorrected;
  if (!personalChanges || 'masked' in personalChanges || 'forgotten' in personalChanges) return event;
  return { ...event, data: { ...event.data, changes: { ...changes, ...personalChanges } } };
}

export function isCorrection({ type }: Pick<Correctable, 'type'>): boolean {
  return type === EVENT_CORRECTED;
}
