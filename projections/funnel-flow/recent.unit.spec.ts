import { describe, expect, it } from '@jest/globals';
import { recent } from './recent.ts';

describe('what was used lately', () => {
  it('keeps the values of the last objects, at least so many', () => {
    const memory = recent<object, number>(10);
    const keys = Array.from({ length: 100 }, () => ({}));
    for (const [n, key] of keys.entries()) memory.set(key, n, {});
    for (let n = 89; n < 100; n += 1) expect(memory.get(keys[n]!)).toBe(n);
    expect(memory.get(keys[0]!)).toBeUndefined();
    expect(memory.get({})).toBeUndefined();
  });

  it('keeps nothing of what was superseded, in turn or not', () => {
    const memory = recent<object, string>(10);
    const [a, b, other] = [{}, {}, {}];
    memory.set(a, 'a', {});
    memory.set(b, 'b', a);
    expect([memory.get(a), memory.get(b)]).toEqual([undefined, 'b']);
    memory.set(other, 'other', {});
    memory.set(a, 'a again', b);
    expect([memory.get(a), memory.get(b), memory.get(other)]).toEqual(['a again', undefined, 'other']);
  });
});
