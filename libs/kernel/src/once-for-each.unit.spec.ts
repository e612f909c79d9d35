import { describe, expect, it } from '@jest/globals';
import { onceForEach } from './once-for-each.ts';

describe('what is worked out once for each', () => {
  it('is asked for once, also where there is nothing to find', () => {
    const asked: string[] = [];
    const lengthOf = onceForEach((text: string) => {
      asked.push(text);
      return text === '' ? undefined : text.length;
    });
    expect([lengthOf('abc'), lengthOf(''), lengthOf('abc'), lengthOf('')]).toEqual([3, undefined, 3, undefined]);
    expect(asked).toEqual(['abc', '']);
  });
});
