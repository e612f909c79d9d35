import { describe, expect, it } from '@jest/globals';
import { recent } from './recent.ts';

describe('what was used lately', () => {
  it('is remembered however much else comes in, as long as it is used', () => {
    const memory = recent<number>(10);
    memory.set('kept', 1);
    for (let n = 0; n < 1_000; n++) {
      memory.set(`other-${n}`, n);
      expect(memory.get('kept')).toBe(1);
    }
  });

  it('is forgotten once more than twice as many others came in', () => {
    const memory = recent<number>(10);
    memory.set('unused', 1);
    for (let n = 0; n < 20; n++) memory.set(`other-${n}`, n);
    expect(memory.get('unused')).toBeUndefined();
    expect(memory.get('other-19')).toBe(19);
  });

  it('is gone once deleted, in whichever generation it stands', () => {
    const memory = recent<number>(2);
    memory.set('a', 1);
    memory.set('b', 2);
    memory.set('c', 3);
    for (const key of ['a', 'b', 'c']) {
      memory.delete(key);
      expect(memory.get(key)).toBeUndefined();
    }
  });
});
