import type { Actor, Instant, JsonObject, RecordedEvent } from '#kernel';
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

export function timelineEntry(event: RecordedEvent, index: number, changes: TimelineEntry['changes']): TimelineEntry {
  const { id, type, schemaVersion, revision, occurredAt, recordedAt, data } = event;
  const { actor, commandId, correlationId, causationId } = event.meta;
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
