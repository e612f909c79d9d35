import type { Instant, Json, LocalDate, RecordedEvent } from '#kernel';
import type { BrutePoint } from './brute-verdict.fixture.ts';

/** All that the rules here look at in the data of events, whatever their type: any of it may be missing. */
export interface Said {
  readonly episode?: number;
  readonly stageModel?: string;
  readonly consultant?: string;
  readonly intakeChannel?: string;
  readonly visitId?: string;
  readonly expectedPurchaseDate?: LocalDate;
  readonly new?: LocalDate;
  readonly activityId?: string;
  readonly dueAt?: Instant;
  readonly to?: Instant | { readonly consultant?: string };
  readonly type?: string;
  readonly outcome?: string;
  readonly recording?: Sound;
  readonly sha256?: string;
  readonly durationSec?: number;
  readonly sha256Matches?: boolean;
  readonly taskId?: string;
  readonly lostEventId?: string;
  readonly orderId?: string;
  readonly vin?: string;
  readonly saleDate?: LocalDate;
  readonly customerType?: string;
  readonly mileageKm?: number;
  readonly odometer?: { readonly startKm?: number; readonly endKm?: number };
  readonly checks?: Readonly<Record<string, boolean | number>>;
  /** Of a correction. */
  readonly eventId?: string;
  readonly voided?: readonly string[];
  readonly changes?: Readonly<Record<string, Json>>;
}

/** A recording as an event gives it. */
export interface Sound {
  readonly sha256?: string;
  readonly durationSec?: number;
}

/** An event of the log, its data to be looked into without knowing its type. */
export interface Fact extends Omit<RecordedEvent, 'data'> {
  readonly data: Said;
}

/**
 * When an event counts as recorded wherever lateness is measured: an import that is judged, as soon as it happened.
 * What is visible goes by `recordedAt` all the same.
 */
export function recordingOf(event: Fact): Instant {
  return event.meta.provenance?.judge === true ? event.occurredAt : event.recordedAt;
}

/** Imports are judged only where they ask for it. */
export function isJudged(event: Fact): boolean {
  return event.meta.provenance === undefined || event.meta.provenance.judge;
}

export function isCorrection(event: Fact): boolean {
  return event.type === 'EventCorrected';
}

/** The clock: an `effectiveAt` after `asOf` counts as `asOf`. */
export function clockAt({ asOf, effectiveAt }: BrutePoint): Instant {
  return effectiveAt > asOf ? asOf : effectiveAt;
}

/**
 * What a verdict may use. Reading: a correction takes effect when the corrected event happened, so it is left out only
 * where it was recorded after `asOf`, whatever its own `occurredAt`.
 */
export function visibleAt(events: readonly RecordedEvent[], point: BrutePoint): readonly Fact[] {
  return (events as readonly unknown[] as readonly Fact[]).filter(
    (event) => event.recordedAt <= point.asOf && (isCorrection(event) || event.occurredAt <= clockAt(point)),
  );
}

export function happenedBefore(a: Fact, b: Fact): boolean {
  return a.occurredAt === b.occurredAt ? a.position < b.position : a.occurredAt < b.occurredAt;
}

export function recordedBefore(a: Fact, b: Fact): boolean {
  const [first, second] = [recordingOf(a), recordingOf(b)];
  return first === second ? a.position < b.position : first < second;
}

export function inOrderOfHappening(events: readonly Fact[]): readonly Fact[] {
  return events.toSorted((a, b) => (happenedBefore(a, b) ? -1 : 1));
}

export function inOrderOfRecording(events: readonly Fact[]): readonly Fact[] {
  return events.toSorted((a, b) => (recordedBefore(a, b) ? -1 : 1));
}
