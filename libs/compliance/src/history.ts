import {
  correctedData,
  type EventCorrected,
  type Instant,
  inEffectiveOrder,
  isCorrection,
  later,
  latest,
  type RecordedEvent,
} from '#kernel';
import type { Point } from './point.ts';

/** An event as the corrections known leave it. */
export interface KnownEvent extends RecordedEvent {
  /** When it was known as it stands here: recorded, and corrected the last time. */
  readonly knownAt: Instant;
  /** The same for lateness: what rules judge of an import counts as recorded when it occurred. */
  readonly countedAt: Instant;
}

/** What the log holds of one subject, upcast, in the order of recording. */
export type History = readonly RecordedEvent[];

/**
 * The events known at a point, corrections applied, in the order in which they happened, equal times by position.
 * @param countedBy leaves out what was recorded later, events and corrections alike: the cut-off of evidence
 * @param asKnown whoever asks again and again keeps what it gave, as `asRecorded` gives it
 */
export function knownAt(
  history: History,
  { effectiveAt, asOf }: Point,
  countedBy?: Instant,
  asKnown: (event: RecordedEvent) => KnownEvent = asRecorded,
): readonly KnownEvent[] {
  const known: KnownEvent[] = [];
  for (const event of history) {
    if (event.recordedAt > asOf) break;
    if (countedBy !== undefined && countedAtOf(event) > countedBy) continue;
    if (isCorrection(event)) correct(known, event, countedAtOf(event));
    else if (event.occurredAt <= effectiveAt) known.push(asKnown(event));
  }
  return known.sort(inEffectiveOrder);
}

/** The event with whose recording something came to be so, as was known then: what was recorded later changes nothing of it. */
export function firstKnownSo(
  history: History,
  { effectiveAt, asOf }: Point,
  isSo: (known: readonly KnownEvent[]) => boolean,
): RecordedEvent | undefined {
  return history.find(
    ({ recordedAt }, n) =>
      recordedAt <= asOf && isSo(knownAt(history.slice(0, n + 1), { effectiveAt, asOf: recordedAt })),
  );
}

/** An event as it was known when nothing had corrected it. */
export function asRecorded(event: RecordedEvent): KnownEvent {
  return { ...event, knownAt: event.recordedAt, countedAt: countedAtOf(event) };
}

/** When an event counts as recorded. An import that rules judge is never late. */
export function countedAtOf({ occurredAt, recordedAt, meta }: RecordedEvent): Instant {
  return meta.provenance?.judge ? occurredAt : recordedAt;
}

/** Whether rules judge it: everything but imports that were not asked to be. */
export function isJudged({ meta }: Pick<RecordedEvent, 'meta'>): boolean {
  return meta.provenance?.judge !== false;
}

/** The instant `hours` later. */
export function hoursAfter(instant: Instant, hours: number): Instant {
  return later(instant, inMs(hours));
}

/** Hours in whole milliseconds. */
export function inMs(hours: number): number {
  return Math.round(hours * 3_600_000);
}

function correct(known: KnownEvent[], event: RecordedEvent, countedAt: Instant): void {
  const correction = event.data as unknown as EventCorrected;
  const place = known.findIndex(({ id }) => id === correction.eventId);
  const corrected = known[place];
  if (!corrected) return;
  const data = correctedData(corrected.data, correction);
  if (!data) known.splice(place, 1);
  else {
    const at = { knownAt: event.recordedAt, countedAt: latest(corrected.countedAt, countedAt) };
    known[place] = { ...corrected, data, ...at };
  }
}
