import { describe, expect, it } from '@jest/globals';
import type { Document } from '#read-store';
import type { Deltas } from './projection.ts';
import type { Sum } from './sum.ts';
import { type Additions, addSum, addTo, documentWith, noAdditions, sumsOf, undoAdditions } from './sums.ts';

/** What is added to one document. */
function added(deltas: readonly Deltas[], fields?: Document): Additions {
  const additions = noAdditions();
  for (const each of deltas) addTo(additions, 'k', each, fields);
  return additions;
}

const sumOf = (deltas: readonly Deltas[], fields?: Document) => sumsOf([added(deltas, fields)]).get('k') as Sum;

describe('sums', () => {
  it('add to the numbers they name and leave the others', () => {
    const sum = sumOf([{ a: 2 }, { a: 3, b: -1 }], { zone: 'UTC' });
    expect(documentWith({ zone: 'UTC', b: 4, c: 7 }, sum)).toEqual({ zone: 'UTC', a: 5, b: 3, c: 7 });
  });

  it('keep no number that is 0, and no document without a number', () => {
    const sum = sumOf([{ a: -2 }], { zone: 'UTC' });
    expect(documentWith({ zone: 'UTC', a: 2, b: 1 }, sum)).toEqual({ zone: 'UTC', b: 1 });
    expect(documentWith({ zone: 'UTC', a: 2 }, sum)).toBeNull();
  });

  it('are exact beyond 2^53, in decimal', () => {
    const document = documentWith(undefined, sumOf([{ a: 9_007_199_254_740_991 }, { a: 1 }, { a: 2n }]));
    expect(document).toEqual({ a: '9007199254740994' });
    expect(documentWith(document ?? undefined, sumOf([{ a: -3 }]))).toEqual({ a: 9_007_199_254_740_991 });
  });

  it('may have any name', () => {
    const sum = sumOf([
      [
        ['__proto__', 1],
        ['__proto__', 2],
      ],
    ]);
    expect(JSON.stringify(documentWith(undefined, sum))).toBe('{"__proto__":3}');
  });

  it('are taken back as if nothing had been added', () => {
    const additions = added([{ a: 9_007_199_254_740_991, b: 2 }]);
    const kept = additions.deltas.length;
    addTo(additions, 'k', { a: 1, c: 3 });
    const broken = [
      ['b', 5],
      ['b', 0.5],
    ] as const;
    expect(() => addTo(additions, 'k', broken)).toThrow(TypeError);
    undoAdditions(additions, kept);
    expect(additions).toEqual(added([{ a: 9_007_199_254_740_991, b: 2 }]));
  });

  it('come together from several folds', () => {
    const sums = sumsOf([added([{ a: 2, b: 1 }]), added([{ b: -1, c: 4 }])]);
    expect(documentWith(undefined, sums.get('k') as Sum)).toEqual({ a: 2, c: 4 });
  });

  it('add to one another', () => {
    const [one, other] = [sumOf([{ a: 2, b: 1 }]), sumOf([{ b: -1, c: 4 }])];
    addSum(one, other);
    expect(documentWith(undefined, one)).toEqual({ a: 2, c: 4 });
    expect(documentWith(undefined, other)).toEqual({ b: -1, c: 4 });
  });

  it('refuse what is not whole, and a number under the name of a field', () => {
    expect(() => added([{ a: 0.5 }])).toThrow(TypeError);
    expect(() => added([{ zone: 1 }], { zone: 'UTC' })).toThrow(TypeError);
  });
});
