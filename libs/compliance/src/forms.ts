import { type EventCorrected, type Instant, isCorrection } from '#kernel';
import { asRecorded, countedAtOf, type History, type KnownEvent, knownAt } from './history.ts';
import type { Point } from './point.ts';

/** An event as it was recorded, or as a correction left it. */
export interface Form {
  /** When it counts as recorded that it is so. */
  readonly countedAt: Instant;
  /** undefined: taken back. */
  readonly event: KnownEvent | undefined;
}

/** The first as it was recorded, the others as corrections left it one by one. */
export type Forms = readonly [Form & { readonly event: KnownEvent }, ...Form[]];

/** An event as it was recorded, then as each correction that is known at a point left it. */
export function formsOf(event: History[number], history: History, point: Point): Forms {
  const countedAt = countedAtOf(event);
  const corrections = history.filter(
    (other) =>
      other.recordedAt <= point.asOf &&
      isCorrection(other) &&
      other.stream === event.stream &&
      (other.data as unknown as EventCorrected).eventId === event.id,
  );
  const corrected = corrections.map((correction): Form => {
    const at = countedAtOf(correction);
    // Of two that were recorded at one instant, the first one left it as if there were no second.
    const soFar = history.filter(({ position }) => position <= correction.position);
    return { countedAt: at, event: knownAt(soFar, point, at).find(({ id }) => id === event.id) };
  });
  return [{ countedAt, event: asRecorded(event) }, ...corrected];
}
