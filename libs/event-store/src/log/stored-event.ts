import { type Instant, isInstant, type JsonObject, type NewEvent, type StreamName } from '#kernel';
import { EventRefused } from '../errors.ts';
import { jsonText } from './json-text.ts';
import { LARGEST_APPEND, LARGEST_EVENT } from './limits.ts';

/** An event made ready before the write lock is taken: all that does not depend on its place in the log. */
export interface PreparedEvent {
  readonly id: string;
  readonly type: string;
  readonly schemaVersion: number;
  readonly commandHash: string;
  /** JSON of `data`. */
  readonly data: string;
  /** JSON of `meta`. */
  readonly meta: string;
  readonly occurredAt: Instant;
  readonly stream: StreamName;
}

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const TYPE = /^[A-Za-z][A-Za-z0-9._-]{0,127}$/;
const STREAM = /^[A-Za-z][A-Za-z0-9]*-[A-Za-z0-9._~-]{1,128}$/;

/** @throws EventRefused for a stream name or an event that no store may hold, or for more than one append may hold. */
export function prepareEvents(stream: StreamName, events: readonly NewEvent[]): readonly PreparedEvent[] {
  if (typeof stream !== 'string' || !STREAM.test(stream)) {
    throw new EventRefused('a stream is named <category>-<id>, the id 1 to 128 of A–Z a–z 0–9 . _ ~ -', '');
  }
  let bytes = 0;
  const prepared = events.map((event, n) => {
    const parts = prepareEvent(stream, event, `/${n}`);
    bytes += parts.bytes;
    return parts.event;
  });
  if (bytes > LARGEST_APPEND) {
    throw new EventRefused(`the events hold ${bytes} bytes together; an append holds at most ${LARGEST_APPEND}`, '');
  }
  refuseRepeatedIds(prepared);
  return prepared;
}

/** The stored form, frozen by golden files: one JSON object, its keys in this order. */
export function recordText(event: PreparedEvent, revision: number, position: number, recordedAt: Instant): string {
  const { id, type, schemaVersion, occurredAt, data, meta, stream } = event;
  return `{"id":"${id}","type":"${type}","schemaVersion":${schemaVersion},"occurredAt":"${occurredAt}","data":${data},"meta":${meta},"stream":"${stream}","revision":${revision},"position":${position},"recordedAt":"${recordedAt}"}`;
}

function prepareEvent(stream: StreamName, event: NewEvent, where: string): { event: PreparedEvent; bytes: number } {
  const { id, type, schemaVersion, occurredAt, meta } = event;
  if (typeof id !== 'string' || !ID.test(id)) {
    throw new EventRefused('an event id is a UUID in lower case', `${where}/id`);
  }
  if (typeof type !== 'string' || !TYPE.test(type)) {
    throw new EventRefused('an event type is 1 to 128 of A–Z a–z 0–9 . _ - and begins with a letter', `${where}/type`);
  }
  if (!Number.isSafeInteger(schemaVersion) || schemaVersion < 1) {
    throw new EventRefused('a schema version is an integer from 1', `${where}/schemaVersion`);
  }
  if (!isInstant(occurredAt)) {
    throw new EventRefused('an instant is written YYYY-MM-DDTHH:mm:ss.sssZ', `${where}/occurredAt`);
  }
  const data = jsonText(requireObject(event.data, `${where}/data`), `${where}/data`);
  const metaObject: Readonly<Record<string, unknown>> = requireObject(meta, `${where}/meta`);
  const metaText = jsonText(metaObject as JsonObject, `${where}/meta`);
  if (typeof meta.commandHash !== 'string') {
    throw new EventRefused('the command hash is what tells a repeated event', `${where}/meta/commandHash`);
  }
  for (const key of Object.keys(meta)) {
    if (metaObject[key] === null)
      throw new EventRefused('a key without a value is left out, never null', `${where}/meta/${key}`);
  }
  const bytes = Buffer.byteLength(data) + Buffer.byteLength(metaText);
  if (bytes > LARGEST_EVENT) {
    throw new EventRefused(`the event holds ${bytes} bytes; one event holds at most ${LARGEST_EVENT}`, where);
  }
  const { commandHash } = meta;
  return { event: { id, type, schemaVersion, commandHash, data, meta: metaText, occurredAt, stream }, bytes };
}

function requireObject<T extends object>(value: T, where: string): T & Record<string, never> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new EventRefused('data and meta are JSON objects', where);
  }
  return value as T & Record<string, never>;
}

function refuseRepeatedIds(events: readonly PreparedEvent[]): void {
  if (events.length < 2) return;
  const seen = new Set<string>();
  events.forEach(({ id }, n) => {
    if (seen.has(id)) throw new EventRefused(`the id ${id} stands twice in one append`, `/${n}/id`);
    seen.add(id);
  });
}
