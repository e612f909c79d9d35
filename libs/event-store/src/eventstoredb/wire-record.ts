import { WireFields } from './wire-fields.ts';

/** An event as the server has it, be it ours or not. */
export interface WireRecord {
  readonly id: string;
  /** As the server calls it. */
  readonly stream: string;
  /** Exact up to 2^53. */
  readonly revision: number;
  /** Where a read goes on: of the link where one led to the event. */
  readonly position: number;
  readonly isLinked: boolean;
  readonly type: string;
  readonly isJson: boolean;
  /** When the server took it, in ms since 1970. */
  readonly created: number;
  readonly data: Buffer;
  readonly metadata: Buffer;
}

const NONE: Buffer = Buffer.alloc(0);
const JSON_TYPE = 'application/json';
/** Digits of a time in ticks of 100 ns beyond its milliseconds. */
const TICKS = 4;

/** `ReadResp.ReadEvent` of the protocol. @returns undefined where it holds no event, as a link does that leads nowhere */
export function wireRecord(bytes: Buffer, start: number, end: number): WireRecord | undefined {
  let record: WireRecord | undefined;
  let link: WireRecord | undefined;
  const read = new WireFields(bytes, start, end);
  while (read.next()) {
    if (read.number === 1) record = recordedIn(bytes, read.start, read.end);
    else if (read.number === 2) link = recordedIn(bytes, read.start, read.end);
  }
  if (!link) return record;
  return { ...(record ?? link), position: link.position, isLinked: true };
}

function recordedIn(bytes: Buffer, start: number, end: number): WireRecord {
  let [id, stream, type, contentType] = ['', '', '', ''];
  let [revision, position, created] = [0, 0, 0];
  let [data, metadata] = [NONE, NONE];
  const fields = new WireFields(bytes, start, end);
  const inner = new WireFields(bytes, start, start);
  while (fields.next()) {
    switch (fields.number) {
      case 1:
        id = uuidIn(bytes, inner.within(fields));
        break;
      case 2:
        inner.within(fields);
        while (inner.next()) stream = bytes.toString('utf8', inner.start, inner.end);
        break;
      case 3:
        revision = fields.value;
        break;
      case 5:
        position = fields.value;
        break;
      case 6: {
        inner.within(fields);
        let [key, value] = ['', ''];
        while (inner.next()) {
          const text = bytes.toString('utf8', inner.start, inner.end);
          if (inner.number === 1) key = text;
          else value = text;
        }
        if (key === 'type') type = value;
        else if (key === 'created') created = Number(value.slice(0, -TICKS));
        else if (key === 'content-type') contentType = value;
        break;
      }
      case 7:
        metadata = bytes.subarray(fields.start, fields.end);
        break;
      case 8:
        data = bytes.subarray(fields.start, fields.end);
        break;
    }
  }
  const isJson = contentType === JSON_TYPE;
  return { id, stream, revision, position, isLinked: false, type, isJson, created, data, metadata };
}

/** We ask for ids as text. */
function uuidIn(bytes: Buffer, id: WireFields): string {
  while (id.next()) if (id.number === 2) return bytes.toString('latin1', id.start, id.end);
  return '';
}
