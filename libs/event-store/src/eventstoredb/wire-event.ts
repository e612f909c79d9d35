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
import type { WireRecord } from './wire-record.ts';

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
export function recordedEvent(record: WireRecord, prefix: string): RecordedEvent | undefined {
  if (record.isLinked || !record.isJson || !record.stream.startsWith(prefix)) return undefined;
  const stream = record.stream.slice(prefix.length);
  if (!OURS.test(stream)) return undefined;
  const metadata = jsonIn(record.metadata);
  if (!isObject(metadata) || metadata['dealtrail'] !== FORMAT) return undefined;
  const data = jsonIn(record.data);
  if (!isObject(data)) return undefined;
  const { dealtrail, schemaVersion, occurredAt, recordedAt, $correlationId, $causationId, ...meta } = metadata;
  if (typeof schemaVersion !== 'number' || typeof meta['commandHash'] !== 'string' || !isInstant(occurredAt)) {
    return undefined;
  }
  return {
    id: record.id,
    type: record.type,
    schemaVersion,
    occurredAt,
    data: data as JsonObject,
    meta: meta as unknown as EventMeta,
    stream: stream as StreamName,
    revision: record.revision,
    position: record.position,
    recordedAt: isInstant(recordedAt) ? recordedAt : instantOf(record.created),
  };
}

/** What JSON says; undefined where it is none. */
export function jsonIn(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString());
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
