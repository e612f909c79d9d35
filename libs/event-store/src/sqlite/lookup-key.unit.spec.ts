import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { lookupKey, SLICES, sliceOf } from './lookup-key.ts';

// Worked out by a program in another language, from the description of the hash alone.
it.each([
  ['opportunity-o-1', 101017429236253],
  ['1b671a64-40d5-591e-99b0-da01ff1f3341', 57759441176489],
  ['', 42569119682452],
])('the key of "%s" is what it has always been', (text, key) => {
  expect(lookupKey(text)).toBe(key);
});

it('keys take six bytes, and a slice is one of 256', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const key = lookupKey(text);
      expect(Number.isInteger(key) && key >= 0 && key < 2 ** 47).toBe(true);
      expect(sliceOf(key)).toBe(Number(BigInt(key) >> 39n));
    }),
  );
});

it('spreads names that differ in their last letters over all slices', () => {
  const counts = new Array<number>(SLICES).fill(0);
  for (let n = 0; n < 100 * SLICES; n++) {
    const slice = sliceOf(lookupKey(`opportunity-opportunity-${n}`));
    counts[slice] = (counts[slice] as number) + 1;
  }
  // A hundred each, give or take five standard deviations of 10.
  expect(Math.min(...counts)).toBeGreaterThan(50);
  expect(Math.max(...counts)).toBeLessThan(150);
});
