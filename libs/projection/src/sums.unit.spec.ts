import { describe, expect, it } from '@jest/globals';
import { addTo, documentWith, emptySum } from './sums.ts';

describe('sums', () => {
  it('add to the numbers they name and leave the others', () => {
    const sum = emptySum({ zone: 'UTC' });
    addTo(sum, { a: 2 });
    addTo(sum, { a: 3, b: -1 });
    expect(documentWith({ zone: 'UTC', b: 4, c: 7 }, sum)).toEqual({ zone: 'UTC', a: 5, b: 3, c: 7 });
  });

  it('keep no number that is 0, and no document without a number', () => {
    const sum = emptySum({ zone: 'UTC' });
    addTo(sum, { a: -2 });
    expect(documentWith({ zone: 'UTC', a: 2, b: 1 }, sum)).toEqual({ zone: 'UTC', b: 1 });
    expect(documentWith({ zone: 'UTC', a: 2 }, sum)).toBeNull();
  });

  it('are exact beyond 2^53, in decimal', () => {
    const sum = emptySum({});
    addTo(sum, { a: 9_007_199_254_740_991 });
    addTo(sum, { a: 1 });
    addTo(sum, { a: 2n });
    const document = documentWith(undefined, sum);
    expect(document).toEqual({ a: '9007199254740994' });
    const back = emptySum({});
    addTo(back, { a: -3 });
    expect(documentWith(document ?? undefined, back)).toEqual({ a: 9_007_199_254_740_991 });
  });

  it('may have any name', () => {
    const sum = emptySum({});
    addTo(sum, [
      ['__proto__', 1],
      ['__proto__', 2],
    ]);
    expect(JSON.stringify(documentWith(undefined, sum))).toBe('{"__proto__":3}');
  });

  it('refuse what is not whole', () => {
    expect(() => addTo(emptySum({}), { a: 0.5 })).toThrow(TypeError);
  });
});
