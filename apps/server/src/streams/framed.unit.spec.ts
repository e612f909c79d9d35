import { describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '#kernel';
import { framed, inOnePiece } from './framed.ts';

const events = (first: number, count: number) =>
  Array.from({ length: count }, (_, n) => ({ index: first + n, type: '试驾' }) as unknown as RecordedEvent);
const frames = (first: number, count: number) =>
  framed(events(first, count), (index, { type }) => `${type} ${index}\n`).map(({ frame }) => frame);

describe('the texts of a page', () => {
  it('are each the text of its event, whatever its bytes', () => {
    expect(frames(9, 3).map(String)).toEqual(['试驾 9\n', '试驾 10\n', '试驾 11\n']);
  });

  it('are one piece of memory where they are neighbours', () => {
    const page = frames(0, 100);
    const piece = inOnePiece(page.slice(10, 90));
    expect(piece.toString()).toBe(page.slice(10, 90).join(''));
    expect(piece.buffer).toBe(page[0]?.buffer);
  });

  it('are put together in order where they are not', () => {
    const [a, b, c, d] = frames(0, 4) as [Buffer, Buffer, Buffer, Buffer];
    const [e] = frames(4, 1) as [Buffer];
    for (const some of [[a, c], [b, a], [c, d, e], [a]]) {
      expect(inOnePiece(some).toString()).toBe(some.map(String).join(''));
    }
  });
});
