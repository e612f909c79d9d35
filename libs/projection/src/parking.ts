import type { Instant, RecordedEvent } from '#kernel';
import type { Changes, CollectionSpec, Document, ViewReader } from '#read-store';
import { indexOf } from './log-place.ts';

/** The collection of every view that holds what is parked; no projection keeps one of that name itself. */
export const PARKED = 'parked';
/** Streams that may wait in one view. Where more would have to, it is the projection that fails, not an event. */
export const PARKED_STREAMS_LIMIT = 1_000;

/** In the order of the log, which the key gives. */
export const parkedCollection: CollectionSpec = { kind: 'document', indexes: [['head'], ['stream']] };

/**
 * An event that waits: one that could not be applied, the head of its stream's queue, or one of that stream behind it.
 * Names its place in the log, and nothing of what it says.
 */
export interface ParkedEvent {
  readonly stream: string;
  /** Log index. */
  readonly index: number;
  /** Store position. */
  readonly position: number;
  readonly recordedAt: Instant;
  readonly eventId: string;
  readonly type: string;
  /** 1: the stream waits for this one; 0: it waits behind that. */
  readonly head: 0 | 1;
  /** How often it was tried. */
  readonly attempts: number;
  /** Code of the last error; null where it was not tried. */
  readonly error: string | null;
}

/** @param failure what it failed with and how often, for a head; an event that waits behind one has none */
export function parkedEvent(
  event: RecordedEvent,
  failure?: { readonly cause: unknown; readonly attempts: number },
): ParkedEvent {
  const { stream, position, recordedAt, id, type } = event;
  return {
    stream,
    index: indexOf(event),
    position,
    recordedAt,
    eventId: id,
    type,
    head: failure ? 1 : 0,
    attempts: failure?.attempts ?? 0,
    error: failure ? errorCodeOf(failure.cause) : null,
  };
}

/** What an alarm says of it. */
export function parkedText(projection: string, parked: ParkedEvent): string {
  const { eventId, type, position, stream, error, attempts } = parked;
  return `projection ${projection} cannot apply event ${eventId} (${type}, position ${position}): ${error}, attempt ${attempts}. ${stream} waits behind it and all others go on: correct the projection, then "projections redrive ${projection}"`;
}

/** Log order is key order: an index has at most 16 digits. */
export function parkedKey({ index }: Pick<ParkedEvent, 'index'>): string {
  return String(index).padStart(16, '0');
}

export function parkedDocument(parked: ParkedEvent): Document {
  return { ...parked };
}

/** What an error is called. Never what it says: that may quote what the event holds. */
export function errorCodeOf(error: unknown): string {
  const { code, name } = (error ?? {}) as { readonly code?: unknown; readonly name?: unknown };
  for (const called of [code, name]) if (typeof called === 'string' && /^[\w-]{1,64}$/.test(called)) return called;
  return 'error';
}

/** The events that a change parks, in log order. */
export function parkedIn(changes: Changes): readonly ParkedEvent[] {
  const rows = [...(changes[PARKED] ?? [])].sort(([a], [b]) => (a < b ? -1 : 1));
  return rows.flatMap(([, document]) => (document ? [document as unknown as ParkedEvent] : []));
}

/** The heads of all queues, in log order. */
export async function parkedHeads(view: Pick<ViewReader, 'find'>): Promise<readonly ParkedEvent[]> {
  return eventsIn(await view.find(PARKED, { index: ['head'], equals: [1] }));
}

/** A stream whose events wait, with the event it waits for. */
export interface ParkedStream extends ParkedEvent {
  /** Its events that wait, the first one included. */
  readonly waiting: number;
}

/** In log order of the events that the streams wait for. */
export async function parkedStreams(view: Pick<ViewReader, 'find'>): Promise<readonly ParkedStream[]> {
  const waiting = new Map<string, number>();
  for (const { stream } of eventsIn(await view.find(PARKED))) waiting.set(stream, (waiting.get(stream) ?? 0) + 1);
  return (await parkedHeads(view)).map((head) => ({ ...head, waiting: waiting.get(head.stream) ?? 0 }));
}

/** The first `limit` events of one stream's queue, in log order. */
export async function parkedQueue(
  view: Pick<ViewReader, 'find'>,
  stream: string,
  limit: number,
): Promise<readonly ParkedEvent[]> {
  return eventsIn(await view.find(PARKED, { index: ['stream'], equals: [stream], limit }));
}

function eventsIn(found: readonly { readonly document: Document }[]): readonly ParkedEvent[] {
  return found.map(({ document }) => document as unknown as ParkedEvent);
}
