import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { indexedUpTo, LONGEST_TAIL, sliceDueAt } from './index-turns.ts';

it('says of every slice what going through the positions one by one comes to', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3 * LONGEST_TAIL }), fc.integer({ min: 0, max: 255 }), (head, slice) => {
      let last = 0;
      for (let position = 1; position <= head; position++) if (sliceDueAt(position) === slice) last = position;
      expect(indexedUpTo(slice, head)).toBe(last);
      expect(head - last).toBeLessThan(last === 0 ? 2 * LONGEST_TAIL : LONGEST_TAIL + 1);
    }),
    { numRuns: 30 },
  );
});

it('takes in what lies between two turns of a slice, no more and no less', () => {
  for (const slice of [0, 1, 255]) {
    const turns = Array.from({ length: 3 * LONGEST_TAIL }, (_, n) => n + 1).filter((at) => sliceDueAt(at) === slice);
    const gaps = turns.slice(1).map((at, n) => at - (turns[n] as number));
    expect(new Set(gaps)).toEqual(new Set([LONGEST_TAIL]));
  }
});
