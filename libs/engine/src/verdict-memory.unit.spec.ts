import { describe, expect, it } from '@jest/globals';
import { verdictMemory } from './verdict-memory.ts';

describe('passes over the log', () => {
  it('are shared by those who ask the same, at once or later, and made one after the other', async () => {
    const memory = verdictMemory();
    const passes: string[] = [];
    const pass = (name: string) => async () => {
      passes.push(`${name} begins`);
      await Promise.resolve();
      passes.push(`${name} ends`);
      return [];
    };
    await Promise.all([memory.judged('a', pass('a')), memory.judged('b', pass('b')), memory.judged('a', pass('c'))]);
    await memory.judged('a', pass('d'));
    expect(passes).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  });

  it('are forgotten when two others were asked for since', async () => {
    const memory = verdictMemory();
    let passes = 0;
    const ask = (key: string) =>
      memory.judged(key, async () => {
        passes += 1;
        return [];
      });
    for (const key of ['a', 'b', 'c', 'a']) await ask(key);
    expect(passes).toBe(4);
  });

  it('that fail are made again, and hold nobody up', async () => {
    const memory = verdictMemory();
    const failing = memory.judged('a', () => Promise.reject(new Error('the store is away')));
    await expect(failing).rejects.toThrow('the store is away');
    expect(await memory.judged('b', async () => [])).toEqual([]);
    expect(await memory.judged('a', async () => [])).toEqual([]);
  });
});
