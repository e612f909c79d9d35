import { describe, expect, it } from '@jest/globals';
import { aalenJohansen } from './aalen-johansen.ts';
import { endedQuantile, incidenceQuantile, incidenceTail } from './incidence-tail.ts';

/** The vector of the specification (funnel.md 4): days, and cause (1 converted, 2 lost, 0 open). */
const CURVE = aalenJohansen({
  times: Float64Array.of(3, 5, 5, 8, 10, 12, 15, 15, 20, 25, 30, 30),
  causes: Uint8Array.of(1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 0, 0),
});
const NOTHING = aalenJohansen({ times: new Float64Array(), causes: new Uint8Array() });

describe('the tail of a curve', () => {
  it('is its plateau by cause and the time of the last event', () => {
    const { plateau, lastEvent } = incidenceTail(CURVE);
    expect(plateau.map((share) => Number(share.toFixed(6)))).toEqual([0.427984, 0.283951]);
    expect(lastEvent).toBe(25);
  });

  it('is thin from the first event with fewer than thirty at risk', () => {
    const times = Float64Array.from({ length: 40 }, (_, n) => n + 1);
    const curve = aalenJohansen({ times, causes: new Uint8Array(40).fill(1) });
    expect(incidenceTail(curve).thinFrom).toBe(12);
    expect(incidenceTail(CURVE).thinFrom).toBe(3);
  });

  it('of a curve of nobody is flat and never thin', () => {
    expect(incidenceTail(NOTHING)).toEqual({ plateau: [0, 0], lastEvent: null, thinFrom: null });
  });
});

describe('the time by which a share has ended', () => {
  it('is the first at which the curve of that cause reaches it', () => {
    expect(incidenceQuantile(CURVE, 1, 0.25)).toBe(15);
    expect(incidenceQuantile(CURVE, 2, 0.28395)).toBe(15);
    expect(incidenceQuantile(CURVE, 1, 0.427984 / 2)).toBe(15);
  });

  it('is none where the curve stays below', () => {
    expect(incidenceQuantile(CURVE, 1, 0.5)).toBeNull();
    expect(incidenceQuantile(NOTHING, 1, 0.1)).toBeNull();
  });

  it('reaches exactly half, whatever the fractions add up to', () => {
    for (let half = 1; half < 200; half += 1) {
      const times = Float64Array.from({ length: 2 * half }, (_, n) => n + 1);
      expect(incidenceQuantile(aalenJohansen({ times, causes: new Uint8Array(2 * half).fill(1) }), 1, 0.5)).toBe(half);
    }
  });
});

describe('the time by which half have ended, by whatever cause', () => {
  it('is the median of the curve of what goes on, and none where more stay', () => {
    expect(endedQuantile(CURVE, 0.5)).toBe(15);
    expect(endedQuantile(CURVE, 0.9)).toBeNull();
    expect(endedQuantile(NOTHING, 0.5)).toBeNull();
  });
});
