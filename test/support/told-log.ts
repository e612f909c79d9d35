import { instantOf, type JsonObject, type RecordedEvent, streamName } from '#kernel';

/** One event of a log made for a test. Times in epoch milliseconds. */
export interface Told {
  readonly category: string;
  readonly id: string;
  readonly type: string;
  readonly occurred: number;
  readonly recorded: number;
  readonly data: JsonObject;
  /** The event that this one, an EventCorrected, corrects. */
  readonly corrects?: Told;
}

/** The log that these make: in the order of `recorded`, those of one stream that are told at once in the order given. */
export function toldLog(told: readonly Told[]): readonly RecordedEvent[] {
  const revisions = new Map<string, number>();
  const events = new Map<Told, RecordedEvent>();
  for (const one of told.toSorted((a, b) => a.recorded - b.recorded)) {
    const stream = streamName(one.category, one.id);
    const revision = (revisions.get(stream) ?? -1) + 1;
    revisions.set(stream, revision);
    const corrected = one.corrects && events.get(one.corrects);
    if (one.corrects && !corrected) throw new RangeError('a correction comes after what it corrects');
    const id = `${stream}.${revision}`;
    events.set(one, {
      id,
      type: one.type,
      schemaVersion: 1,
      occurredAt: instantOf(one.occurred),
      recordedAt: instantOf(one.recorded),
      data: corrected
        ? {
            eventId: corrected.id,
            eventType: corrected.type,
            revision: corrected.revision,
            changes: {},
            voided: [],
            ...one.data,
          }
        : one.data,
      meta: {
        actor: { id: 'a', role: 'service' },
        commandHash: 'sha256:0',
        commandId: id,
        correlationId: id,
        tenant: 't',
      },
      stream,
      revision,
      position: events.size + 1,
      index: events.size,
    });
  }
  return [...events.values()];
}
