import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { allocation } from './strata.ts';

const sizes = (populations: Readonly<Record<string, number>>, size: number) =>
  Object.fromEntries(allocation(new Map(Object.entries(populations)), size).map((one) => [one.key, one.size]));

describe('the allocation of a sample', () => {
  // Shares of 10: 5.5, 3.5 and 1, whose rounding down leaves one for the first of two remainders of a half.
  it.each<[string, Record<string, number>, number, Record<string, number>]>([
    ['in proportion', { a: 50, b: 30, c: 20 }, 10, { a: 5, b: 3, c: 2 }],
    ['by largest remainder', { a: 47, b: 31, c: 22 }, 10, { a: 5, b: 3, c: 2 }],
    ['with a tie to the earlier key', { b: 35, a: 55, c: 10 }, 10, { a: 6, b: 3, c: 1 }],
    ['with at least one of each', { a: 97, b: 2, c: 1 }, 10, { a: 8, b: 1, c: 1 }],
    ['with one of each where there is room for no more', { a: 97, b: 2, c: 1 }, 3, { a: 1, b: 1, c: 1 }],
    ['of the largest where there is not room for all', { a: 60, b: 30, c: 10 }, 2, { a: 1, b: 1, c: 0 }],
    ['of all there is', { a: 3, b: 1 }, 4, { a: 3, b: 1 }],
    ['of nothing', {}, 1, {}],
  ])('is %s', (_name, populations, size, expected) => {
    expect(sizes(populations, size)).toEqual(expected);
  });

  it('comes to the size, takes no more than there is, and leaves nobody out for whom there is room', () => {
    const populations = fc.uniqueArray(fc.tuple(fc.string({ minLength: 1 }), fc.integer({ min: 1, max: 500 })), {
      minLength: 1,
      maxLength: 12,
      selector: ([key]) => key,
    });
    fc.assert(
      fc.property(populations, fc.double({ min: 0, max: 1, noNaN: true }), (strata, share) => {
        const total = strata.reduce((sum, [, count]) => sum + count, 0);
        const size = Math.max(1, Math.floor(share * total));
        const parts = allocation(new Map(strata), size);
        expect(parts.reduce((sum, part) => sum + part.size, 0)).toBe(size);
        for (const part of parts) {
          expect(part.size).toBeLessThanOrEqual(part.population);
          if (size >= strata.length) expect(part.size).toBeGreaterThanOrEqual(1);
        }
      }),
    );
  });
});
