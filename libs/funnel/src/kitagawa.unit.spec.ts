import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { kitagawa } from './kitagawa.ts';

describe('mix and rate', () => {
  it('of two segments are those reckoned by hand', () => {
    const [large, small] = kitagawa([
      { weight: [0.5, 0.25], rate: [0.4, 0.6] },
      { weight: [0.5, 0.75], rate: [0.2, 0.2] },
    ]);
    expect(large).toEqual({ mix: expect.closeTo(-0.125, 12), rate: expect.closeTo(0.075, 12) });
    expect(small).toEqual({ mix: expect.closeTo(0.05, 12), rate: 0 });
  });

  it('sum to the difference of the two rates', () => {
    const part = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(part, part, part, part)), (rows) => {
        const segments = rows.map(([w0, w1, r0, r1]) => ({ weight: [w0, w1], rate: [r0, r1] }) as const);
        const overall = (n: 0 | 1) => segments.reduce((sum, { weight, rate }) => sum + weight[n] * rate[n], 0);
        const split = kitagawa(segments).reduce((sum, { mix, rate }) => sum + mix + rate, 0);
        expect(split).toBeCloseTo(overall(1) - overall(0), 9);
      }),
    );
  });
});
