import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Duration, kaplanMeier, survivalQuantile, timeQuantile } from './kaplan-meier.ts';

/** Days and cause (1 converted, 2 lost, 0 open) of the specification (funnel.md 4). */
const VECTOR = [
  [3, 1],
  [5, 2],
  [5, 0],
  [8, 1],
  [10, 2],
  [12, 0],
  [15, 1],
  [15, 2],
  [20, 0],
  [25, 1],
  [30, 0],
  [30, 0],
] as const;

const ending = (...causes: readonly number[]): Duration[] =>
  VECTOR.map(([time, cause]) => ({ time, ended: causes.includes(cause) }));

describe('the Kaplan–Meier curve', () => {
  it.each([
    [3, 12, 0.916667],
    [5, 11, 0.833333],
    [8, 9, 0.740741],
    [10, 8, 0.648148],
    [15, 6, 0.432099],
    [25, 3, 0.288066],
  ])('of the vector has at day %i %i at risk and %d left', (time, atRisk, survival) => {
    const step = kaplanMeier(ending(1, 2)).find((one) => one.time === time)!;
    expect(step.atRisk).toBe(atRisk);
    expect(step.survival).toBeCloseTo(survival, 6);
  });

  it('of one cause, the other censored, is the last column of the vector', () => {
    const curve = kaplanMeier(ending(1));
    const ended = curve.map(({ time, survival }) => [time, Number((1 - survival).toFixed(6))]);
    expect(ended).toEqual([
      [3, 0.083333],
      [8, 0.185185],
      [15, 0.320988],
      [25, 0.547325],
    ]);
  });

  it('has the median where half or fewer are left, and none where more stay', () => {
    expect(survivalQuantile(kaplanMeier(ending(1, 2)), 0.5)).toBe(15);
    expect(survivalQuantile(kaplanMeier(ending(1, 2)), 0.9)).toBeNull();
    expect(survivalQuantile(kaplanMeier(ending(1)), 0.5)).toBe(25);
    expect(survivalQuantile(kaplanMeier([]), 0.5)).toBeNull();
  });

  it('counts exactly half as the median, whatever the fractions round to', () => {
    for (let half = 1; half < 200; half += 1) {
      const times = Array.from({ length: 2 * half }, (_, n) => ({ time: n + 1, ended: true }));
      expect(survivalQuantile(kaplanMeier(times), 0.5)).toBe(half);
    }
  });

  it('has the same quantiles told by columns', () => {
    const duration = fc.record({ time: fc.integer({ min: 0, max: 20 }), ended: fc.boolean() });
    fc.assert(
      fc.property(fc.array(duration), fc.double({ min: 0.01, max: 1, noNaN: true }), (durations, share) => {
        const times = Float64Array.from(durations, ({ time }) => time);
        const ended = Uint8Array.from(durations, (one) => Number(one.ended));
        expect(timeQuantile(times, ended, share)).toBe(survivalQuantile(kaplanMeier(durations), share));
      }),
    );
  });

  it('without censoring is the share that is left', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1 }), (times) => {
        for (const { time, survival } of kaplanMeier(times.map((one) => ({ time: one, ended: true })))) {
          expect(survival).toBeCloseTo(times.filter((one) => one > time).length / times.length, 9);
        }
      }),
    );
  });
});
