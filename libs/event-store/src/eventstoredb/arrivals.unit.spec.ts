import { describe, expect, it } from '@jest/globals';
import { arrivals } from './arrivals.ts';

const COMPRESSED = 1;

function framed(message: Buffer, flag = 0): Buffer {
  const frame = Buffer.alloc(5);
  frame[0] = flag;
  frame.writeUInt32BE(message.length, 1);
  return Buffer.concat([frame, message]);
}

/** What is taken, in order, and what is left to the library. */
function arriving() {
  const taken: Buffer[] = [];
  const left: Buffer[] = [];
  const library = {
    write(bytes: Buffer) {
      left.push(bytes);
      return [];
    },
  };
  const holder: { decoder?: typeof library } = {};
  holder.decoder = arrivals(holder, library, (message) => taken.push(message)) as typeof library;
  return { taken, left, arrive: (bytes: Buffer) => holder.decoder?.write(bytes) };
}

describe('messages that arrive', () => {
  const messages = [3, 0, 300, 1, 0, 70].map((size, n) => Buffer.alloc(size, n + 1));
  const wire = Buffer.concat(messages.map((message) => framed(message)));

  it('are taken whole and in order, however the bytes were cut', () => {
    for (const size of [1, 2, 3, 4, 5, 6, 7, 64, 200, wire.length]) {
      const { taken, left, arrive } = arriving();
      for (let at = 0; at < wire.length; at += size) arrive(wire.subarray(at, at + size));
      expect(taken).toEqual(messages);
      expect(left).toEqual([]);
    }
  });

  it('are left to the library from the first that is compressed on', () => {
    for (const size of [1, 4, 7, wire.length]) {
      const { taken, left, arrive } = arriving();
      const behind = Buffer.concat([framed(Buffer.from('c'), COMPRESSED), wire]);
      const all = Buffer.concat([wire, behind]);
      for (let at = 0; at < all.length; at += size) arrive(all.subarray(at, at + size));
      expect(taken).toEqual(messages);
      expect(Buffer.concat(left)).toEqual(behind);
    }
  });

  it('are left to the library where one is larger than it takes', () => {
    const { taken, left, arrive } = arriving();
    const head = Buffer.from([0, 0, 64, 0, 1]);
    arrive(Buffer.concat([wire, head]));
    expect(taken).toEqual(messages);
    expect(left).toEqual([head]);
  });
});
