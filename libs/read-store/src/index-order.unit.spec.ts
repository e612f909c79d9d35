import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compareIndexed, compareUtf8 } from './index-order.ts';

it('strings stand in the order of their UTF-8 bytes', () => {
  const text = fc.string({ unit: 'binary' });
  fc.assert(
    fc.property(text, text, (a, b) => {
      expect(Math.sign(compareUtf8(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)));
    }),
  );
});

it('null comes first, then numbers, then strings', () => {
  expect(['1', 2, null, -3, '', 10].sort(compareIndexed)).toEqual([null, -3, 2, 10, '', '1']);
});
