import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { largestRemainder } from './largest-remainder.ts';

describe('the largest remainder', () => {
  it.each([
    [100, [1, 1, 1], [34, 33, 33]],
    [101, [1, 1, 1], [34, 34, 33]],
    [7, [5, 3, 2], [4, 2, 1]],
    [10, [6, 3, 1], [6, 3, 1]],
    [1, [1, 2], [0, 1]],
    [1, [0, 1, 1], [0, 1, 0]],
    [0, [1, 2], [0, 0]],
    // Seats of Hare's own method, as given by Balinski & Young, Fair Representation, for populations of an example.
    [26, [9061, 7179, 5259, 3319, 1182], [9, 7, 5, 4, 1]],
  ])('divides %i by %j into %j', (total, weights, parts) => {
    expect(largestRemainder(BigInt(total), weights.map(BigInt))).toEqual(parts.map(BigInt));
  });

  it('divides nothing by weights of nothing', () => {
    expect(() => largestRemainder(7n, [0n, 0n])).toThrow(RangeError);
    expect(() => largestRemainder(7n, [])).toThrow(RangeError);
  });

  it('gives parts that sum to the whole, each its quota rounded down or up', () => {
    const weights = fc.array(fc.bigInt({ min: 0n, max: 1000n }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 18n }), weights, (total, given) => {
        const sum = given.reduce((so, one) => so + one, 0n);
        fc.pre(sum > 0n);
        const parts = largestRemainder(total, given);
        expect(parts.reduce((so, one) => so + one, 0n)).toBe(total);
        const errors = parts.map((part, n) => part * sum - total * (given[n] as bigint));
        expect(errors.every((error) => error > -sum && error < sum)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
