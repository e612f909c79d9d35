import { describe, expect, it } from '@jest/globals';
import { type Additions, addSum, addTo, documentWith, emptySum, undoAdditions } from './sums.ts';

const noted = (): Additions => ({ counters: [], before: [] });

describe('sums', () => {
  it('add to the numbers they name and leave the others', () => {
    const sum = emptySum({ zone: 'UTC' });
    addTo(sum, { a: 2 }, noted());
    addTo(sum, { a: 3, b: -1 }, noted());
    expect(documentWith({ zone: 'UTC', b: 4, c: 7 }, sum)).toEqual({ zone: 'UTC', a: 5, b: 3, c: 7 });
  });

  it('keep no number that is 0, and no document without a number', () => {
    const sum = emptySum({ zone: 'UTC' });
    addTo(sum, { a: -2 }, noted());
    expect(documentWith({ zone: 'UTC', a: 2, b: 1 }, sum)).toEqual({ zone: 'UTC', b: 1 });
    expect(documentWith({ zone: 'UTC', a: 2 }, sum)).toBeNull();
  });

  it('are exact beyond 2^53, in decimal', () => {
    const sum = emptySum({});
    addTo(sum, { a: 9_007_199_254_740_991 }, noted());
    addTo(sum, { a: 1 }, noted());
    addTo(sum, { a: 2n }, noted());
    const document = documentWith(undefined, sum);
    expect(document).toEqual({ a: '9007199254740994' });
    const back = emptySum({});
    addTo(back, { a: -3 }, noted());
    expect(documentWith(document ?? undefined, back)).toEqual({ a: 9_007_199_254_740_991 });
  });

  it('may have any name', () => {
    const sum = emptySum({});
    addTo(
      sum,
      [
        ['__proto__', 1],
        ['__proto__', 2],
      ],
      noted(),
    );
    expect(JSON.stringify(documentWith(undefined, sum))).toBe('{"__proto__":3}');
  });

  it('are taken back as if nothing had been added', () => {
    const sum = emptySum({});
    addTo(sum, { a: 9_007_199_254_740_991, b: 2 }, noted());
    const additions = noted();
    addTo(sum, { a: 1, c: 3 }, additions);
    expect(() =>
      addTo(
        sum,
        [
          ['b', 5],
          ['b', 0.5],
        ],
        additions,
      ),
    ).toThrow(TypeError);
    undoAdditions(additions);
    expect(documentWith(undefined, sum)).toEqual({ a: 9_007_199_254_740_991, b: 2 });
    expect(additions).toEqual(noted());
  });

  it('add to one another', () => {
    const [one, other] = [emptySum({}), emptySum({})];
    addTo(one, { a: 2, b: 1 }, noted());
    addTo(other, { b: -1, c: 4 }, noted());
    addSum(one, other);
    expect(documentWith(undefined, one)).toEqual({ a: 2, c: 4 });
    expect(documentWith(undefined, other)).toEqual({ b: -1, c: 4 });
  });

  it('refuse what is not whole', () => {
    expect(() => addTo(emptySum({}), { a: 0.5 }, noted())).toThrow(TypeError);
  });
});
