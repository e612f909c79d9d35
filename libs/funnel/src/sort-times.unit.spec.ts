import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sortTimes } from './sort-times.ts';

const time = fc.oneof(
  fc.nat({ max: 3 }),
  fc.nat({ max: 2 ** 31 - 1 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e-320, 1e308, -1e308),
);

describe('sorting times', () => {
  it('gives the order of the language, however the times are spread', () => {
    const spread = fc.oneof(
      fc.array(time, { maxLength: 300 }),
      fc.array(fc.nat({ max: 40 }), { minLength: 64, maxLength: 300 }),
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 64, maxLength: 300 }),
      fc
        .tuple(fc.double({ min: 1, max: 1e15, noNaN: true }), fc.array(fc.nat({ max: 1_000 }), { minLength: 63 }))
        .map(([far, near]) => [far, ...near]),
    );
    fc.assert(
      fc.property(spread, (times) => {
        // −0 and 0 are one time.
        const sorted = sortTimes(Float64Array.from(times, (one) => one + 0));
        expect(sorted).toEqual(Float64Array.from(times, (one) => one + 0).sort());
      }),
      { numRuns: 500 },
    );
  });
});
