import { lastValueFrom, takeWhile, toArray } from 'rxjs';
import {
  type Actor,
  type EventMeta,
  eventId,
  type Instant,
  instantOf,
  type JsonObject,
  type NewEvent,
  type RecordedEvent,
  type StreamName,
  streamName,
} from '#kernel';
import type { Appended, Conflict, Delivery, EventStore, SubscribeOptions } from '../event-store.ts';

export const NOON = '2026-03-01T12:00:00.000Z' as Instant;

const CONSULTANT: Actor = { id: 'staff-7', role: 'sales_consultant' };

export function opportunity(id: string | number): StreamName {
  return streamName('opportunity', String(id));
}

/** Metadata of a command, with a hash that tells its content. */
export function metaOf(commandId: string, content: unknown = {}): EventMeta {
  const commandHash = `sha256:${Buffer.from(JSON.stringify(content)).toString('hex').slice(0, 64)}`;
  return { actor: CONSULTANT, commandHash, commandId, correlationId: commandId, tenant: 'huadong' };
}

/** The n-th event that a command appends to a stream: the same arguments give the same event. */
export function anEvent(
  stream: StreamName,
  commandId: string,
  n = 0,
  data: JsonObject = { note: 'call back' },
): NewEvent {
  return {
    id: eventId(stream, commandId, n),
    type: 'FollowUpScheduled',
    schemaVersion: 1,
    occurredAt: NOON,
    data,
    meta: metaOf(commandId, data),
  };
}

/** `count` events of one command. */
export function someEvents(stream: StreamName, commandId: string, count: number): readonly NewEvent[] {
  return Array.from({ length: count }, (_, n) => anEvent(stream, commandId, n));
}

/** An event whose data and meta take exactly this many bytes as stored JSON. */
export function eventOfBytes(stream: StreamName, commandId: string, n: number, bytes: number): NewEvent {
  const empty = { ...anEvent(stream, commandId, n, { text: '' }), meta: metaOf(commandId) };
  const room = bytes - JSON.stringify(empty.data).length - JSON.stringify(empty.meta).length;
  return { ...empty, data: { text: 'x'.repeat(room) } };
}

/** A clock that shows these instants (ms after noon) one after the other, then stays at the last. */
export function clockShowing(...offsetsMs: readonly number[]): () => Instant {
  let shown = 0;
  return () => instantOf(Date.parse(NOON) + (offsetsMs[Math.min(shown++, offsetsMs.length - 1)] ?? 0));
}

export async function collect(pages: AsyncIterable<readonly RecordedEvent[]>): Promise<RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for await (const page of pages) events.push(...page);
  return events;
}

export function appended(result: Appended | Conflict): Appended {
  if (result.outcome !== 'appended') throw new Error(`a conflict at revision ${result.actual} where none was due`);
  return result;
}

/** Everything delivered up to the first `caughtUp`. */
export async function upToHead(store: EventStore, options?: SubscribeOptions): Promise<Delivery[]> {
  return lastValueFrom(
    store.subscribe(options).pipe(
      takeWhile((delivery) => delivery.kind !== 'caughtUp', true),
      toArray(),
    ),
  );
}

export function eventsOf(deliveries: readonly Delivery[]): RecordedEvent[] {
  return deliveries.flatMap((delivery) => (delivery.kind === 'events' ? delivery.events : []));
}
