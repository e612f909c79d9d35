import { describe, expect, it } from '@jest/globals';
import { freshly } from './freshly.ts';

/** Reads that end when told to, each with its number. */
function reads() {
  const begun: { end(): void; fail(): void }[] = [];
  const read = () =>
    new Promise<number>((resolve, reject) => {
      const n = begun.length + 1;
      begun.push({ end: () => resolve(n), fail: () => reject(new Error(`read ${n}`)) });
    });
  return { begun, read };
}

const atOnce = async () => undefined;

/** Goes on once everything that waits for what is over has been told. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('a fresh read', () => {
  it('began after it was asked for, and is shared by those who asked while another was under way', async () => {
    const { begun, read } = reads();
    const fresh = freshly(read, atOnce);
    const first = fresh();
    await settled();
    const others = [fresh(), fresh()];
    await settled();
    expect(begun).toHaveLength(1);
    begun[0]?.end();
    await settled();
    expect(begun).toHaveLength(2);
    const last = fresh();
    await settled();
    begun[1]?.end();
    await settled();
    begun[2]?.end();
    expect(await Promise.all([first, ...others, last])).toEqual([1, 2, 2, 3]);
  });

  it('is shared by all who asked before it began', async () => {
    const { begun, read } = reads();
    const gathering = Promise.withResolvers<void>();
    const fresh = freshly(read, () => gathering.promise);
    const first = fresh();
    await settled();
    const second = fresh();
    await settled();
    expect(begun).toHaveLength(0);
    gathering.resolve();
    await settled();
    begun[0]?.end();
    expect(await Promise.all([first, second])).toEqual([1, 1]);
  });

  it('fails for those who share it, and is tried anew by the next', async () => {
    const { begun, read } = reads();
    const fresh = freshly(read, atOnce);
    const first = fresh();
    await settled();
    const second = fresh();
    begun[0]?.fail();
    await expect(first).rejects.toThrow('read 1');
    await settled();
    begun[1]?.end();
    expect(await second).toBe(2);
  });
});
