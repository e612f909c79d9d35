import { describe, expect, it } from '@jest/globals';
import { recent } from './recent.ts';

describe('what is kept beside objects', () => {
  it('is there for every object that is still there, however many they are', () => {
    const memory = recent<object, number>();
    const keys = Array.from({ length: 100 }, () => ({}));
    for (const [n, key] of keys.entries()) memory.set(key, n, {});
    for (const [n, key] of keys.entries()) expect(memory.get(key)).toBe(n);
    expect(memory.get({})).toBeUndefined();
  });

  it('is nothing of what was superseded, in turn or not', () => {
    const memory = recent<object, string>();
    const [a, b, other] = [{}, {}, {}];
    memory.set(a, 'a', {});
    memory.set(b, 'b', a);
    expect([memory.get(a), memory.get(b)]).toEqual([undefined, 'b']);
    memory.set(other, 'other', {});
    memory.set(a, 'a again', b);
    expect([memory.get(a), memory.get(b), memory.get(other)]).toEqual(['a again', undefined, 'other']);
  });
});
