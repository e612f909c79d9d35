import { type Instant, instantOf } from '#kernel';
import { WireFields } from './wire-fields.ts';

/** What the server says on a subscription: that it has come to the end of the log, an event by its id, or anything else. */
export type TailMessage =
  | { readonly kind: 'caughtUp' | 'other' }
  | { readonly kind: 'event'; readonly id: string; readonly bytes: Buffer };

/** When the server took an event, and its bytes. */
export interface TailEvent {
  readonly recordedAt: Instant;
  readonly data: Buffer;
  readonly metadata: Buffer;
}

/** Where an event stands, without its text. */
export interface TailPlace {
  /** Bytes of the stream's name. */
  readonly stream: Buffer;
  readonly position: number;
}

const CAUGHT_UP: TailMessage = { kind: 'caughtUp' };
const OTHER: TailMessage = { kind: 'other' };
const NONE = Buffer.alloc(0);
/** Digits of a time in ticks of 100 ns beyond its milliseconds. */
const TICKS = 4;

/** `ReadResp` of the protocol, without its events. */
export function tailMessage(bytes: Buffer): TailMessage {
  const content = new WireFields(bytes);
  while (content.next()) {
    if (content.number === 8) return CAUGHT_UP;
    if (content.number !== 1) continue;
    const read = new WireFields(bytes, content.start, content.end);
    while (read.next()) {
      if (read.number !== 1) continue;
      const recorded = bytes.subarray(read.start, read.end);
      return { kind: 'event', id: idOf(recorded), bytes: recorded };
    }
  }
  return OTHER;
}

/** The id stands first: nothing else is looked at. */
function idOf(recorded: Buffer): string {
  const fields = new WireFields(recorded);
  while (fields.next()) {
    if (fields.number !== 1) continue;
    const id = new WireFields(recorded, fields.start, fields.end);
    while (id.next()) if (id.number === 2) return recorded.toString('latin1', id.start, id.end);
  }
  return '';
}

/** Of every event, looked out for or not: no text is made. */
export function tailPlace(recorded: Buffer): TailPlace {
  let stream: Buffer = NONE;
  let position = 0;
  const fields = new WireFields(recorded);
  while (fields.next()) {
    if (fields.number === 2) stream = lastBytes(recorded, fields.start, fields.end);
    else if (fields.number === 5) position = fields.value;
  }
  return { stream, position };
}

/** The rest of `ReadResp.ReadEvent.RecordedEvent` of the protocol, for the few events that are looked into. */
export function tailEvent(recorded: Buffer): TailEvent {
  let created = 0;
  let data: Buffer = NONE;
  let metadata: Buffer = NONE;
  const fields = new WireFields(recorded);
  while (fields.next()) {
    const { number, start, end } = fields;
    if (number === 6) created = createdIn(recorded, start, end) ?? created;
    else if (number === 7) metadata = recorded.subarray(start, end);
    else if (number === 8) data = recorded.subarray(start, end);
  }
  return { recordedAt: instantOf(created), data, metadata };
}

/** The one field in a message that has no other. */
function lastBytes(bytes: Buffer, start: number, end: number): Buffer {
  let last: Buffer = NONE;
  const fields = new WireFields(bytes, start, end);
  while (fields.next()) last = bytes.subarray(fields.start, fields.end);
  return last;
}

/** Milliseconds, where the pair says when the server took the event. */
function createdIn(bytes: Buffer, start: number, end: number): number | undefined {
  let isCreated = false;
  let ms = 0;
  const fields = new WireFields(bytes, start, end);
  while (fields.next()) {
    if (fields.number === 2) ms = Number(bytes.toString('latin1', fields.start, fields.end - TICKS));
    else {
      // No text is made of the names of other pairs.
      isCreated =
        fields.end - fields.start === CREATED.length && bytes.toString('latin1', fields.start, fields.end) === CREATED;
      if (!isCreated) return undefined;
    }
  }
  return isCreated ? ms : undefined;
}

const CREATED = 'created';
