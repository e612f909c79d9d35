import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { Instant, NewEvent, RecordedEvent } from '#kernel';
import { anEvent, opportunity } from '../contract/index.ts';
import { prepareEvents } from '../log/index.ts';
import { recordedEvent, wireEvent } from './wire-event.ts';
import type { WireRecord } from './wire-record.ts';

const golden = (name: string) => readFileSync(new URL(`../golden/${name}`, import.meta.url), 'utf8').trimEnd();
const stream = opportunity('o-1');
const COPIED = '2026-03-01T12:00:00.000Z' as Instant;

/** The records that the embedded store's form is frozen with. */
const records = golden('records.jsonl')
  .split('\n')
  .map((line) => JSON.parse(line) as RecordedEvent);

function written(event: NewEvent, recordedAt?: Instant) {
  const [prepared] = prepareEvents(stream, [event]);
  if (!prepared) throw new Error('an event');
  return wireEvent(prepared, event, recordedAt);
}

/** As it was written when the client wrote it. */
function line(event: NewEvent, recordedAt?: Instant): string {
  const { id, type, data, metadata } = written(event, recordedAt);
  return `{"id":"${id}","contentType":"application/json","type":"${type}","data":${data},"metadata":${metadata}}`;
}

/** The event as it comes back from the server. */
function stored(event: NewEvent, recordedAt?: Instant, streamId: string = stream): WireRecord {
  const { id, type, data, metadata } = written(event, recordedAt);
  const texts = { data: Buffer.from(data), metadata: Buffer.from(metadata) };
  const created = Date.parse('2026-03-01T12:00:05.678Z');
  return { id, type, ...texts, stream: streamId, revision: 3, position: 4_711, isLinked: false, isJson: true, created };
}

describe('an event in EventStoreDB', () => {
  it('is written as it has always been written', () => {
    const lines = records.map((record) => line(record));
    const copied = records.map((record) => line(record, record.recordedAt));
    expect([...lines, ...copied].join('\n')).toBe(golden('eventstoredb.jsonl'));
  });

  it('comes back with what it said, and with its place and instant', () => {
    for (const record of records) {
      const { id, type, schemaVersion, occurredAt, data, meta } = record;
      expect(recordedEvent(stored(record), '')).toEqual({
        ...{ id, type, schemaVersion, occurredAt, data, meta, stream },
        ...{ revision: 3, position: 4711, recordedAt: '2026-03-01T12:00:05.678Z' },
      });
    }
  });

  it('keeps the instant that a copy brought', () => {
    const event = anEvent(stream, 'c-1');
    expect(recordedEvent(stored(event, COPIED), '')).toMatchObject({ recordedAt: COPIED });
  });

  it('is ours only under the prefix of the log, in a stream that an event of ours may have', () => {
    const event = anEvent(stream, 'c-1');
    expect(recordedEvent(stored(event, undefined, `shop.${stream}`), 'shop.')).toMatchObject({ stream });
    expect(recordedEvent(stored(event), 'shop.')).toBeUndefined();
    expect(recordedEvent(stored(event, undefined, '$ce-opportunity'), '')).toBeUndefined();
  });
});
