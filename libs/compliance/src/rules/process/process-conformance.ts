import type { RecordedEvent } from '#kernel';
import { isJudged, knownAt } from '../../history.ts';
import { conforms } from './conforms.ts';
import type { Constraint } from './constraint.ts';

/** An event that did not keep a constraint. */
export interface Deviation {
  readonly eventId: string;
  readonly constraint: string;
}

/**
 * Every deviation in a log: what is found event by event, as each was recorded. Imports that rules do not judge
 * deviate from nothing.
 * @param log events of any opportunities, in the order of recording
 */
export function deviationsIn(log: Iterable<RecordedEvent>, constraints: readonly Constraint[]): readonly Deviation[] {
  const told = new Map<string, RecordedEvent[]>();
  const deviations: Deviation[] = [];
  for (const event of log) {
    const held = told.get(event.stream) ?? [];
    const { occurredAt, recordedAt } = event;
    const before = knownAt(held, { effectiveAt: occurredAt, asOf: recordedAt });
    for (const constraint of isJudged(event) ? constraints : []) {
      if (conforms(event, before, constraint) === false)
        deviations.push({ eventId: event.id, constraint: constraint.text });
    }
    held.push(event);
    told.set(event.stream, held);
  }
  return deviations;
}
