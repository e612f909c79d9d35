import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { seededRandom } from './random.ts';

const draws = (seed: string, count: number) => {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => random.unit());
};

describe('seededRandom', () => {
  it('repeats itself for a seed and for no other', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        expect(draws(a, 5)).toEqual(draws(a, 5));
        fc.pre(a !== b);
        expect(draws(a, 5)).not.toEqual(draws(b, 5));
      }),
    );
  });

  // Of 10,000 uniform numbers a tenth lies in each tenth, give or take 30 (one standard deviation).
  it('spreads evenly', () => {
    const tenths = Map.groupBy(draws('even', 10_000), (unit) => Math.floor(unit * 10));
    expect([...tenths.keys()].toSorted()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    for (const drawn of tenths.values()) expect(Math.abs(drawn.length - 1000)).toBeLessThan(150);
  });

  it('draws whole numbers up to both ends', () => {
    const random = seededRandom('whole');
    const drawn = new Set(Array.from({ length: 200 }, () => random.whole(-1, 2)));
    expect([...drawn].toSorted((a, b) => a - b)).toEqual([-1, 0, 1, 2]);
  });

  it('picks by weight, and never what weighs nothing', () => {
    const random = seededRandom('weights');
    const drawn = Array.from({ length: 4000 }, () => random.weighted({ never: 0, seldom: 1, often: 3 }));
    const seldom = drawn.filter((key) => key === 'seldom').length;
    expect(drawn).not.toContain('never');
    expect(Math.abs(seldom - 1000)).toBeLessThan(140);
  });

  it('has the median asked for, and two thirds within a factor e^sigma of it', () => {
    const random = seededRandom('spread');
    const drawn = Array.from({ length: 9999 }, () => random.spread(12, 0.7)).toSorted((a, b) => a - b);
    const near = drawn.filter((days) => days > 12 / Math.exp(0.7) && days < 12 * Math.exp(0.7)).length;
    expect(drawn[4999]).toBeGreaterThan(11.5);
    expect(drawn[4999]).toBeLessThan(12.5);
    // Φ(1) − Φ(−1)
    expect(near / drawn.length).toBeCloseTo(0.6827, 1);
  });

  it('picks from nothing neither an item nor a key', () => {
    expect(() => seededRandom('none').pick([])).toThrow(RangeError);
    expect(() => seededRandom('none').weighted({})).toThrow(RangeError);
  });
});
