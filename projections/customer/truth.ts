import { isCorrection, type RecordedEvent, withCorrections } from '#kernel';
import type { Times } from '#projection';

/** Events of one stream as far as they were known and true then, corrected, in effective order. */
export function truthAt(events: readonly RecordedEvent[], { asOf, effectiveAt }: Times): readonly RecordedEvent[] {
  const known = events.filter(({ recordedAt }) => recordedAt <= asOf);
  return withCorrections(known)
    .filter((event) => !isCorrection(event) && event.occurredAt <= effectiveAt)
    .toSorted((a, b) => (a.occurredAt < b.occurredAt ? -1 : a.occurredAt > b.occurredAt ? 1 : a.revision - b.revision));
}
