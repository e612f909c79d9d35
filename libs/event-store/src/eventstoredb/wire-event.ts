import { type EventData, type JSONEventType, jsonEvent, type ResolvedEvent } from '@eventstore/db-client';
import {
  type EventMeta,
  type Instant,
  instantOf,
  isInstant,
  type JsonObject,
  type NewEvent,
  type RecordedEvent,
  type StreamName,
} from '#kernel';

/** Marks what Dealtrail wrote, whatever types of events are known today. */
const FORMAT = 1;

const OURS = /^[A-Za-z][A-Za-z0-9]*-[A-Za-z0-9._~-]{1,128}$/;

/**
 * An event as EventStoreDB keeps it: `data` as it is; metadata is meta and what else the event says about itself, with
 * the names under which tools of EventStoreDB look for correlation and causation.
 * @param recordedAt given by a copy only: it overrides the instant at which the server took the event
 */
export function wireEvent(event: NewEvent, recordedAt?: Instant): EventData {
  const { id, type, schemaVersion, occurredAt, data, meta } = event;
  const metadata: Record<string, unknown> = {
    ...meta,
    dealtrail: FORMAT,
    schemaVersion,
    occurredAt,
    ...(recordedAt !== undefined && { recordedAt }),
    $correlationId: meta.correlationId,
    ...(meta.causationId !== undefined && { $causationId: meta.causationId }),
  };
  return jsonEvent<JSONEventType>({ id, type, data: data as Record<string, unknown>, metadata });
}

/** What a server takes in one append by default, in bytes. */
export const LARGEST_WIRE_APPEND = 1024 * 1024;

/** An append in bytes, as the server counts them. */
export function wireBytes(events: readonly EventData[]): number {
  const bytes = ({ type, data, metadata }: EventData) =>
    Buffer.byteLength(JSON.stringify(data)) + Buffer.byteLength(JSON.stringify(metadata)) + 2 * type.length;
  return events.reduce((sum, event) => sum + bytes(event), 0);
}

/**
 * The event, where it is one of this log; undefined for events of the server itself, links, and what others wrote.
 * `recordedAt` is when the server took it, which may go back where a clock was set back.
 */
export function recordedEvent({ event, link }: ResolvedEvent, prefix: string): RecordedEvent | undefined {
  if (!event || link || !event.isJson || !event.streamId.startsWith(prefix)) return undefined;
  const stream = event.streamId.slice(prefix.length);
  const { metadata, data } = event as { readonly metadata?: unknown; readonly data: unknown };
  if (!OURS.test(stream) || !isObject(metadata) || metadata['dealtrail'] !== FORMAT || !isObject(data))
    return undefined;
  const { dealtrail, schemaVersion, occurredAt, recordedAt, $correlationId, $causationId, ...meta } = metadata;
  if (typeof schemaVersion !== 'number' || typeof meta['commandHash'] !== 'string' || !isInstant(occurredAt)) {
    return undefined;
  }
  return {
    id: event.id,
    type: event.type,
    schemaVersion,
    occurredAt,
    data: data as JsonObject,
    meta: meta as unknown as EventMeta,
    stream: stream as StreamName,
    revision: Number(event.revision),
    position: Number(event.position?.commit ?? 0n),
    recordedAt: isInstant(recordedAt) ? recordedAt : instantOf(event.created.getTime()),
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);
}
