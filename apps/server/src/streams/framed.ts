import type { RecordedEvent } from '#kernel';

/** An event of the log as every client is sent it who sees every row. */
export interface Framed {
  readonly index: number;
  readonly event: RecordedEvent;
  /** Server-sent-events text; those of a page lie one behind the other in the same memory. */
  readonly frame: Buffer;
}

/** Events with their texts, written once for all clients. @param textOf of the event with a log index */
export function framed(
  events: readonly RecordedEvent[],
  textOf: (index: number, event: RecordedEvent) => string,
): readonly Framed[] {
  const texts = events.map((event) => textOf(event.index as number, event));
  const bytes = Buffer.from(texts.join(''));
  let end = 0;
  return events.map((event, n) => {
    const begin = end;
    end += Buffer.byteLength(texts[n] as string);
    return { index: event.index as number, event, frame: bytes.subarray(begin, end) };
  });
}

/** Frames as one piece: of neighbours, the memory that they lie in, so that a thousand clients hold it once. */
export function inOnePiece(frames: readonly Buffer[]): Buffer {
  const length = frames.reduce((sum, frame) => sum + frame.length, 0);
  const { buffer, byteOffset } = frames[0] as Buffer;
  let end = byteOffset;
  for (const frame of frames) {
    if (frame.buffer !== buffer || frame.byteOffset !== end) return Buffer.concat(frames, length);
    end += frame.length;
  }
  return Buffer.from(buffer, byteOffset, length);
}
