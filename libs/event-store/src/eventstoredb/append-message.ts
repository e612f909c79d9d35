import type { WireEvent } from './wire-event.ts';
import { WireFields } from './wire-fields.ts';
import { fieldSize, varintSize, WireWriter } from './wire-writer.ts';

/** Events on their way to one stream. */
export interface WireAppend {
  /** As the server calls it. */
  readonly stream: string;
  readonly events: readonly WireEvent[];
  /** Revision of the stream's last event, −1 for no stream. */
  readonly expected: number;
}

/** What the server says of an append. */
export type AppendAnswer =
  | { readonly outcome: 'written'; readonly revision: number; readonly position: number }
  | { readonly outcome: 'refused'; readonly type: string; readonly message: string; readonly largest: number };

/** Hexadecimal digits of an id in which appends are counted; those before are the same for a whole call. */
export const COUNTED_DIGITS = 12;

const TEXT_UUID = fieldSize(36);
const JSON_TYPE = entry('content-type', 'application/json');
const TYPE_KEY = 'type';

/**
 * `BatchAppendReq` of the protocol: all events in one message, as no append of ours is larger than a message may be.
 * @param correlation a UUID, under which the answer comes
 * @param deadline seconds since 1970 by the clock of the server
 */
export function appendMessage({ stream, events, expected }: WireAppend, correlation: string, deadline: number): Buffer {
  const nameSize = Buffer.byteLength(stream);
  const deadlineSize = 1 + varintSize(deadline);
  const expectedSize = expected < 0 ? fieldSize(0) : 1 + varintSize(expected);
  const optionsSize = fieldSize(fieldSize(nameSize)) + expectedSize + fieldSize(deadlineSize);
  const sized = events.map(sizesOf);
  const eventsSize = sized.reduce((sum, { all }) => sum + fieldSize(all), 0);
  const writer = new WireWriter(fieldSize(TEXT_UUID) + fieldSize(optionsSize) + eventsSize + 2);

  writer.begin(1, TEXT_UUID);
  writer.text(2, correlation, 36);
  writer.begin(2, optionsSize);
  writer.begin(1, fieldSize(nameSize));
  writer.text(3, stream, nameSize);
  if (expected < 0) writer.begin(3, 0);
  else writer.number(2, expected);
  writer.begin(6, deadlineSize);
  writer.number(1, deadline);
  for (const { event, all, type, metadata, data } of sized) {
    writer.begin(3, all);
    writer.begin(1, TEXT_UUID);
    writer.text(2, event.id, 36);
    writer.begin(2, fieldSize(TYPE_KEY.length) + fieldSize(type));
    writer.text(1, TYPE_KEY, TYPE_KEY.length);
    writer.text(2, event.type, type);
    writer.raw(JSON_TYPE);
    writer.text(3, event.metadata, metadata);
    writer.text(4, event.data, data);
  }
  writer.number(4, 1);
  return writer.bytes;
}

function sizesOf(event: WireEvent) {
  const type = Buffer.byteLength(event.type);
  const metadata = Buffer.byteLength(event.metadata);
  const data = Buffer.byteLength(event.data);
  const named = fieldSize(fieldSize(TYPE_KEY.length) + fieldSize(type)) + JSON_TYPE.length;
  return { event, all: fieldSize(TEXT_UUID) + named + fieldSize(metadata) + fieldSize(data), type, metadata, data };
}

/** A pair of what an event says of itself besides its metadata, as a field of its message. */
function entry(key: string, value: string): Buffer {
  const writer = new WireWriter(fieldSize(fieldSize(key.length) + fieldSize(value.length)));
  writer.begin(2, fieldSize(key.length) + fieldSize(value.length));
  writer.text(1, key, key.length);
  writer.text(2, value, value.length);
  return writer.bytes;
}

/**
 * `BatchAppendResp` of the protocol.
 * @returns the answer, with the counted digits of the id under which it comes; NaN for an id that is none of ours
 */
export function appendAnswer(bytes: Buffer): { readonly count: number; readonly answer: AppendAnswer } {
  let count = Number.NaN;
  let answer: AppendAnswer = { outcome: 'refused', type: 'unknown', message: 'an answer without a result', largest: 0 };
  const fields = new WireFields(bytes);
  while (fields.next()) {
    const { number, start, end } = fields;
    if (number === 1) count = countOf(bytes, start, end);
    else if (number === 2) answer = refusal(bytes, start, end);
    else if (number === 3) answer = success(bytes, start, end);
  }
  return { count, answer };
}

/** Servers give a UUID as they got it, or as two numbers of 64 bits. */
function countOf(bytes: Buffer, start: number, end: number): number {
  const id = new WireFields(bytes, start, end);
  while (id.next()) {
    if (id.number === 2) return Number.parseInt(bytes.toString('latin1', id.end - COUNTED_DIGITS, id.end), 16);
    if (id.number !== 1) continue;
    const halves = new WireFields(bytes, id.start, id.end);
    while (halves.next()) if (halves.number === 2) return halves.value;
  }
  return Number.NaN;
}

function success(bytes: Buffer, start: number, end: number): AppendAnswer {
  let revision = -1;
  let position = 0;
  const fields = new WireFields(bytes, start, end);
  while (fields.next()) {
    if (fields.number === 1) revision = fields.value;
    if (fields.number !== 3) continue;
    const place = new WireFields(bytes, fields.start, fields.end);
    while (place.next()) if (place.number === 1) position = place.value;
  }
  return { outcome: 'written', revision, position };
}

/** What the client calls the refusals that the server calls so. */
const REFUSALS: Readonly<Record<string, string>> = {
  WrongExpectedVersion: 'wrong-expected-version',
  StreamDeleted: 'stream-deleted',
  AccessDenied: 'access-denied',
  Timeout: 'deadline-exceeded',
  MaximumAppendSizeExceeded: 'maximum-append-size-exceeded',
};

/** `google.rpc.Status` with what is the matter packed into it, under the name of its type. */
function refusal(bytes: Buffer, start: number, end: number): AppendAnswer {
  let name = '';
  let message = '';
  let largest = 0;
  const status = new WireFields(bytes, start, end);
  while (status.next()) {
    if (status.number === 2) message = bytes.toString('utf8', status.start, status.end);
    if (status.number !== 3) continue;
    const packed = new WireFields(bytes, status.start, status.end);
    while (packed.next()) {
      if (packed.number === 1) name = bytes.toString('utf8', packed.start, packed.end).replace(/^.*[./]/, '');
      if (packed.number === 2) largest = firstNumber(bytes, packed.start, packed.end);
    }
  }
  return { outcome: 'refused', type: REFUSALS[name] ?? 'unknown', message: message || name, largest };
}

/** Of what is packed, only too large an append has a number that matters here: how much may be appended. */
function firstNumber(bytes: Buffer, start: number, end: number): number {
  const fields = new WireFields(bytes, start, end);
  return fields.next() && fields.number === 1 ? fields.value : 0;
}
