import type { Actor, Instant, JsonObject, RecordedEvent, StreamName } from '#kernel';
import type { Document } from '#read-store';
import type { Change } from './changes.ts';

/** One event of an opportunity, as a page shows it. */
export interface TimelineEntry {
  readonly eventId: string;
  readonly type: string;
  readonly schemaVersion: number;
  readonly revision: number;
  /** Log index. */
  readonly index: number;
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
  readonly actor: Actor;
  readonly commandId: string;
  readonly correlationId: string;
  readonly causationId?: string;
  /** As stored: personal fields in envelopes, for the edge to open. */
  readonly data: JsonObject;
  /** What the event changed when it was recorded. */
  readonly changes: Readonly<Record<string, Change>>;
}

/** Keys in the order of revisions. */
export function timelineKey(stream: StreamName, revision: number): string {
  return `${stream}/${String(revision).padStart(16, '0')}`;
}

export function timelineEntry(event: RecordedEvent, changes: TimelineEntry['changes']): Document {
  const { id, type, schemaVersion, revision, index, occurredAt, recordedAt, data } = event;
  const { actor, commandId, correlationId, causationId } = event.meta;
  if (index === undefined) throw new RangeError('timelines are projected from reads that give the log index');
  return {
    eventId: id,
    type,
    schemaVersion,
    revision,
    index,
    occurredAt,
    recordedAt,
    actor: {
      id: actor.id,
      role: actor.role,
      ...(actor.onBehalfOf === undefined ? {} : { onBehalfOf: actor.onBehalfOf }),
    },
    commandId,
    correlationId,
    ...(causationId === undefined ? {} : { causationId }),
    data,
    changes,
  };
}
