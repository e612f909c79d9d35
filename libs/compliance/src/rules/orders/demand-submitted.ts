import type { RecordedEvent } from '#kernel';
import type { KnownEvent } from '../../history.ts';

/** What an outlet needs of the manufacturer for one week, as far as rules read it. */
export interface DemandSubmitted {
  readonly outlet: string;
  /** ISO 8601: `2026-W48`. */
  readonly week: string;
  readonly orderIds: readonly string[];
}

export interface Submission extends DemandSubmitted {
  readonly event: KnownEvent;
}

/** The submissions among events, in their order. */
export function submissionsIn(events: readonly KnownEvent[]): readonly Submission[] {
  return events.flatMap((event) => (isSubmission(event) ? [{ ...demandOf(event), event }] : []));
}

/** The orders that an event submits demand for. */
export function ordersOf(event: Pick<RecordedEvent, 'type' | 'data'>): readonly string[] {
  return isSubmission(event) ? demandOf(event).orderIds : [];
}

function isSubmission({ type }: Pick<RecordedEvent, 'type'>): boolean {
  return type === 'DemandSubmitted';
}

function demandOf({ data }: Pick<RecordedEvent, 'data'>): DemandSubmitted {
  return data as unknown as DemandSubmitted;
}
