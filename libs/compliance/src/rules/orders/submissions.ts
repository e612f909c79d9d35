import type { RecordedEvent } from '#kernel';
import { type DemandSubmitted, demandSubmitted } from '#planning';
import type { KnownEvent } from '../../history.ts';

export interface Submission extends DemandSubmitted {
  readonly event: KnownEvent;
}

/** The submissions of demand among events, in their order. */
export function submissionsIn(events: readonly KnownEvent[]): readonly Submission[] {
  return events.flatMap((event) => (isSubmission(event) ? [{ ...demandOf(event), event }] : []));
}

/** The orders that an event submits demand for. */
export function ordersOf(event: Pick<RecordedEvent, 'type' | 'data'>): readonly string[] {
  return isSubmission(event) ? demandOf(event).orderIds : [];
}

function isSubmission({ type }: Pick<RecordedEvent, 'type'>): boolean {
  return type === demandSubmitted.type;
}

function demandOf({ data }: Pick<RecordedEvent, 'data'>): DemandSubmitted {
  return data as unknown as DemandSubmitted;
}
