import type { ResolvedEvent } from '@eventstore/db-client';
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
import type { PreparedEvent } from '../log/index.ts';

/** Marks what Dealtrail wrote, whatever types of events are known today. */
const FORMAT = 1;

const OURS = /^[A-Za-z][A-Za-z0-9]*-[A-Za-z0-9._~-]{1,128}$/;

/** An event as EventStoreDB keeps it, each part as the text that is sent. */
export interface WireEvent {
  readonly id: string;
  readonly type: string;
  /** JSON. */
  readonly data: string;
  /** JSON. */
  readonly metadata: string;
}

/**
 * An event as EventStoreDB keeps it: `data` as it is; metadata is meta and what else the event says about itself, with
 * the names under which tools of EventStoreDB look for correlation and causation.
 * @param recordedAt given by a copy only: it overrides the instant at which the server took the event
 */
export function wireEvent({ id, type, data, meta }: PreparedEvent, event: NewEvent, recordedAt?: Instant): WireEvent {
  const { schemaVersion, occurredAt } = event;
  const { correlationId, causationId } = event.meta;
  const own = JSON.stringify({
    dealtrail: FORMAT,
    schemaVersion,
    occurredAt,
    recordedAt,
    $correlationId: correlationId,
    $causationId: causationId,
  });
  // Meta holds the command hash at least: it is never empty.
  return { id, type, data, metadata: `${meta.slice(0, -1)},${own.slice(1)}` };
}

/** What a server takes in one append by default, in bytes. */
export const LARGEST_WIRE_APPEND = 1024 * 1024;

/** An append in bytes, as the server counts them. */
export function wireBytes(events: readonly WireEvent[]): number {
  return events.reduce(
    (sum, { type, data, metadata }) => sum + Buffer.byteLength(data) + Buffer.byteLength(metadata) + 2 * type.length,
    0,
  );
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
