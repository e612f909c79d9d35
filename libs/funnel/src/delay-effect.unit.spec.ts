import { describe, expect, it } from '@jest/globals';
import { aalenJohansen } from './aalen-johansen.ts';
import { delayEffect } from './delay-effect.ts';

/** The vector of the specification (funnel.md 4): days, and cause (1 converted, 2 lost, 0 open). */
const CURVE = aalenJohansen({
  times: Float64Array.of(3, 5, 5, 8, 10, 12, 15, 15, 20, 25, 30, 30),
  causes: Uint8Array.of(1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 0, 0),
});

describe('the effect of delay', () => {
  it('is what comes between the horizon and the plateau', () => {
    expect(delayEffect(CURVE, 1, 10)).toEqual({
      atHorizon: expect.closeTo(0.175926, 6),
      plateau: expect.closeTo(0.427984, 6),
      later: expect.closeTo(0.427984 - 0.175926, 6),
    });
    expect(delayEffect(CURVE, 2, 15)).toMatchObject({ later: 0 });
  });

  it('is not told where nothing was watched for so long', () => {
    expect(delayEffect(CURVE, 1, 31)).toBeNull();
  });

  it('parts the gap of two curves at a horizon into that of their plateaus and that of what comes later', () => {
    const slower = aalenJohansen({
      times: Float64Array.of(6, 9, 14, 16, 25, 30),
      causes: Uint8Array.of(1, 2, 1, 1, 0, 0),
    });
    const [one, other] = [delayEffect(CURVE, 1, 10)!, delayEffect(slower, 1, 10)!];
    const gap = other.atHorizon - one.atHorizon;
    expect(other.plateau - one.plateau - (other.later - one.later)).toBeCloseTo(gap, 12);
  });
});
