import { describe, expect, it } from '@jest/globals';
import type { Framed } from './framed.ts';
import { sharedPages } from './shared-pages.ts';

/** Pages of so many bytes, each with its number; those from `end` on may still grow. */
function pages({ most, bytes = 1, end = 1_000 }: { most: number; bytes?: number; end?: number }) {
  const read: number[] = [];
  const shared = sharedPages(
    async (number) => {
      read.push(number);
      return [{ index: number, frame: Buffer.alloc(bytes) } as unknown as Framed];
    },
    { pages: most, bytes: 100, isWhole: ([one]) => (one as Framed).index < end },
  );
  const get = async (number: number) => {
    expect((await shared.get(number)).map(({ index }) => index)).toEqual([number]);
  };
  return { get, read };
}

describe('a page', () => {
  it('is read once for all who ask at once, and for those who come after', async () => {
    const { get, read } = pages({ most: 2 });
    await Promise.all([get(1), get(1), get(2), get(1)]);
    await get(1);
    expect(read).toEqual([1, 2]);
  });

  it('is read again once others were asked for since, beyond so many or so many bytes', async () => {
    for (const { get, read } of [pages({ most: 2 }), pages({ most: 9, bytes: 50 })]) {
      for (const number of [1, 2, 1, 3, 1, 2]) await get(number);
      expect(read).toEqual([1, 2, 3, 2]);
    }
  });

  it('that may still grow is read each time', async () => {
    const { get, read } = pages({ most: 2, end: 5 });
    await get(5);
    await get(5);
    expect(read).toEqual([5, 5]);
  });

  it('that could not be read is read again', async () => {
    let fails = true;
    const { get } = sharedPages(
      async () => {
        if (fails) throw new Error('the disk is away');
        return [];
      },
      { pages: 1, bytes: 1, isWhole: () => true },
    );
    await expect(get(1)).rejects.toThrow('the disk is away');
    fails = false;
    expect(await get(1)).toEqual([]);
  });
});
