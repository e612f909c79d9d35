import {
  correctedData,
  type EventCorrected,
  epochMs,
  type Instant,
  instantOf,
  isCorrection,
  type JsonObject,
  namesOf,
  type RecordedEvent,
} from '#kernel';

/**
 * What a view keeps of an event, as plain JSON of about 60 bytes: enough to fold it anew at both times. Instants are epoch
 * milliseconds; `late` is how much later than it happened the event was recorded.
 */
export type KeptFact = readonly [revision: number, occurred: number, late: number, type: string, data: JsonObject];

/** Fields of its data that a view keeps of each event type; corrections of these are kept beside them. */
export type KeptFields = Readonly<Record<string, readonly string[]>>;

/** An event as far as it was kept. */
export interface KeptEvent {
  readonly revision: number;
  readonly type: string;
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
  readonly data: JsonObject;
}

/** The two times of a question, both inclusive. */
export interface Times {
  readonly effectiveAt: Instant;
  readonly asOf: Instant;
}

/** @returns undefined for an event of no kept type, and for a correction of nothing that is kept */
export function keptFact(event: RecordedEvent, fields: KeptFields): KeptFact | undefined {
  const data = isCorrection(event) ? keptCorrection(event.data, fields) : pickedFrom(event.data, fields[event.type]);
  if (!data) return undefined;
  const { revision, type, occurredAt, recordedAt } = event;
  const occurred = epochMs(occurredAt);
  return [revision, occurred, recordedAt === occurredAt ? 0 : epochMs(recordedAt) - occurred, type, data];
}

/** The events that were true then by what was known then, corrected, by when they happened and their place in the stream. */
export function eventsAt(facts: readonly KeptFact[], { effectiveAt, asOf }: Times): readonly KeptEvent[] {
  const [effective, known] = [epochMs(effectiveAt), epochMs(asOf)];
  const corrections = facts.filter((fact) => fact[3] === CORRECTED && recordedMs(fact) <= known);
  const events: KeptEvent[] = [];
  for (const fact of facts) {
    const [revision, occurred, , type] = fact;
    if (type === CORRECTED || occurred > effective || recordedMs(fact) > known) continue;
    const data = corrections.length === 0 ? fact[4] : leftBy(corrections, fact);
    if (!data) continue;
    const [occurredAt, recordedAt] = [instantOf(occurred), instantOf(recordedMs(fact))];
    events.push({ revision, type, occurredAt, recordedAt, data });
  }
  return events.sort((a, b) =>
    a.occurredAt < b.occurredAt ? -1 : a.occurredAt > b.occurredAt ? 1 : a.revision - b.revision,
  );
}

/** From here on, both in effect and in knowledge, nothing that the facts tell changes any more. */
export function lastInstantOf(facts: readonly KeptFact[]): Instant {
  return instantOf(facts.reduce((last, fact) => Math.max(last, fact[1], recordedMs(fact)), 0));
}

const CORRECTED = 'EventCorrected';

function recordedMs([, occurred, late]: KeptFact): number {
  return occurred + late;
}

function leftBy(corrections: readonly KeptFact[], [revision, , , , told]: KeptFact): JsonObject | undefined {
  let data: JsonObject | undefined = told;
  for (const [, , , , correction] of corrections) {
    if (data && correction.revision === revision) data = correctedData(data, correction as unknown as EventCorrected);
  }
  return data;
}

function pickedFrom(data: JsonObject, fields: readonly string[] | undefined): JsonObject | undefined {
  if (!fields) return undefined;
  const picked: Record<string, JsonObject[string]> = {};
  for (const field of fields) {
    const value = data[field];
    if (value !== undefined) picked[field] = value;
  }
  return picked;
}

function keptCorrection(data: JsonObject, fields: KeptFields): JsonObject | undefined {
  const { revision, eventType, changes, voided } = data as unknown as EventCorrected;
  const kept = fields[eventType];
  if (!kept) return undefined;
  const isKept = (pointer: string) => pointer === '' || kept.includes(namesOf(pointer)[0] ?? '');
  const keptChanges = Object.fromEntries(Object.entries(changes).filter(([pointer]) => isKept(pointer)));
  const keptVoided = voided.filter(isKept);
  if (keptVoided.length === 0 && Object.keys(keptChanges).length === 0) return undefined;
  return { revision, changes: keptChanges, voided: keptVoided };
}
