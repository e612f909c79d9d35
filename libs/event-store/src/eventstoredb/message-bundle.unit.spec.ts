import { describe, expect, it } from '@jest/globals';
import { bundled } from './message-bundle.ts';

/** What grpc-js does with a message: it goes behind a frame. */
function framed(message: Buffer): Buffer {
  const output = Buffer.allocUnsafe(message.length + 5);
  output.writeUInt8(0, 0);
  output.writeUInt32BE(message.length, 1);
  message.copy(output, 5);
  return output;
}

describe('messages that are sent together', () => {
  it('are on the wire as if each had been sent by itself', () => {
    for (const sizes of [[3], [0, 0], [1, 300, 70_000], [5, 0, 5]]) {
      const messages = sizes.map((size, n) => Buffer.alloc(size, n + 1));
      expect(framed(bundled(messages)).equals(Buffer.concat(messages.map(framed)))).toBe(true);
    }
  });

  it('are refused anywhere but behind a frame', () => {
    const bundle = bundled([Buffer.from('a'), Buffer.from('b')]);
    expect(() => bundle.copy(Buffer.alloc(100), 0)).toThrow(RangeError);
    expect(() => bundle.copy(Buffer.alloc(100), 5)).toThrow(RangeError);
  });
});
