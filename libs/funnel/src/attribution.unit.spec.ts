import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { attributeByLmdi, attributeByShapley } from './attribution.ts';

/** Entries and three rates, ideal and actual, of the specification (funnel.md 5). */
const IDEAL = [480, 0.4, 0.5, 0.6];
const ACTUAL = [500, 0.3, 0.55, 0.5];

const product = (factors: readonly number[]) => factors.reduce((all, factor) => all * factor, 1);
const sum = (parts: readonly number[]) => parts.reduce((all, part) => all + part, 0);

const factor = fc.double({ min: 1e-3, max: 1e3, noNaN: true });
const pairs = fc.array(fc.tuple(factor, factor), { minLength: 1, maxLength: 9 });

describe('attribution', () => {
  it('of the vector by LMDI is that of the specification', () => {
    const parts = attributeByLmdi(IDEAL, ACTUAL)!.map((part) => Number(part.toFixed(4)));
    expect(parts).toEqual([1.9991, -14.0881, 4.6674, -8.9285]);
  });

  it('of the vector by Shapley is that of the specification', () => {
    const parts = attributeByShapley(IDEAL, ACTUAL).map((part) => Number(part.toFixed(4)));
    expect(parts).toEqual([2.0225, -14.1242, 4.7292, -8.9775]);
  });

  it('sums to the gap, by either way', () => {
    fc.assert(
      fc.property(pairs, (factors) => {
        const before = factors.map(([one]) => one);
        const after = factors.map(([, other]) => other);
        const gap = product(after) - product(before);
        for (const parts of [attributeByLmdi(before, after)!, attributeByShapley(before, after)]) {
          const scale = Math.max(product(after), product(before), ...parts.map(Math.abs));
          expect(Math.abs(sum(parts) - gap)).toBeLessThanOrEqual(1e-9 * scale);
        }
      }),
    );
  });

  it('gives nothing to what has not changed', () => {
    expect(attributeByLmdi([2, 5, 7], [2, 6, 7])).toEqual([0, expect.closeTo(14, 9), 0]);
    expect(attributeByShapley([2, 5, 7], [2, 6, 7])).toEqual([0, expect.closeTo(14, 9), 0]);
    expect(attributeByLmdi([3, 4], [3, 4])).toEqual([0, 0]);
  });

  it('by Shapley is the average over all orders, also where a factor is 0', () => {
    const before = [4, 0.5, 0.25];
    const after = [6, 0, 0.5];
    const orders = [
      [0, 1, 2],
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0],
    ] as const;
    const sums = [0, 0, 0];
    for (const order of orders) {
      const now = [...before];
      for (const place of order) {
        const was = product(now);
        now[place] = after[place]!;
        sums[place]! += (product(now) - was) / orders.length;
      }
    }
    for (const [place, part] of attributeByShapley(before, after).entries()) expect(part).toBeCloseTo(sums[place]!, 12);
  });

  it.each([
    [
      [1, 0.5],
      [1, 0],
    ],
    [
      [0, 1],
      [1, 1],
    ],
    [
      [1, -1],
      [1, 1],
    ],
    [
      [1e-200, 1e-200],
      [1, 1],
    ],
  ])('by LMDI says nothing of %j and %j', (one, other) => {
    expect(attributeByLmdi(one, other)).toBeNull();
  });
});
