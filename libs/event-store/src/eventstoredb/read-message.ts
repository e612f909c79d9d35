import { WireFields } from './wire-fields.ts';
import { type WireRecord, wireRecord } from './wire-record.ts';

/** What the server says on a read or a subscription. */
export type ReadMessage =
  | { readonly kind: 'caughtUp' | 'fellBehind' | 'notFound' | 'other' }
  | { readonly kind: 'checkpoint'; readonly position: number }
  | { readonly kind: 'event'; readonly record: WireRecord; readonly size: number };

/** Bytes that a message keeps in memory, about. */
export function sizeOf(message: ReadMessage): number {
  return message.kind === 'event' ? message.size : 0;
}

const KINDS: Readonly<Record<number, ReadMessage>> = {
  4: { kind: 'notFound' },
  8: { kind: 'caughtUp' },
  9: { kind: 'fellBehind' },
};
const OTHER: ReadMessage = { kind: 'other' };

/** `ReadResp` of the protocol. */
export function readMessage(bytes: Buffer): ReadMessage {
  const content = new WireFields(bytes);
  while (content.next()) {
    if (content.number === 1) {
      const record = wireRecord(bytes, content.start, content.end);
      return record ? { kind: 'event', record, size: bytes.length } : OTHER;
    }
    if (content.number === 3) return checkpoint(new WireFields(bytes, content.start, content.end));
    const known = KINDS[content.number];
    if (known) return known;
  }
  return OTHER;
}

function checkpoint(place: WireFields): ReadMessage {
  while (place.next()) if (place.number === 1) return { kind: 'checkpoint', position: place.value };
  return { kind: 'checkpoint', position: 0 };
}
