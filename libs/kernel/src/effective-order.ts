import type { RecordedEvent } from './event.ts';

/** Events of whatever streams by when they were effective; those of one instant by their place in the log. */
export function inEffectiveOrder(
  a: Pick<RecordedEvent, 'occurredAt' | 'position'>,
  b: Pick<RecordedEvent, 'occurredAt' | 'position'>,
): number {
  return a.occurredAt < b.occurredAt ? -1 : a.occurredAt > b.occurredAt ? 1 : a.position - b.position;
}
