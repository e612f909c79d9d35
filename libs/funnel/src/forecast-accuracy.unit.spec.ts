import { describe, expect, it } from '@jest/globals';
import { biasOf, intervalCoverage, pinballLoss, scaledError, weightedError } from './forecast-accuracy.ts';

const judged = [
  { forecast: 110, actual: 100 },
  { forecast: 190, actual: 200 },
  { forecast: 120, actual: 100 },
];

describe('how good forecasts were', () => {
  it('is told by hand-calculated measures', () => {
    expect(weightedError(judged)).toBe(40 / 400);
    expect(biasOf(judged)).toBe(20 / 3);
    // Steps before: 20, 10, 30: 20 on the average.
    expect(scaledError(judged, [80, 100, 90, 120])).toBeCloseTo(40 / 3 / 20, 15);
  });

  it('is told of a quantile by its pinball loss', () => {
    const quantiles = [
      { quantile: 80, actual: 100 },
      { quantile: 130, actual: 100 },
    ];
    expect(pinballLoss(quantiles, 0.1)).toBeCloseTo((0.1 * 20 + 0.9 * 30) / 2, 12);
    expect(pinballLoss(quantiles, 0.9)).toBeCloseTo((0.9 * 20 + 0.1 * 30) / 2, 12);
  });

  it('has its least pinball loss at the true quantile', () => {
    const came = Array.from({ length: 101 }, (_, n) => n);
    const loss = (quantile: number) =>
      pinballLoss(
        came.map((actual) => ({ quantile, actual })),
        0.8,
      ) as number;
    const best = came.reduce((least, one) => (loss(one) < loss(least) ? one : least), 0);
    expect(best).toBe(80);
  });

  it('is told of intervals by how many held, ends included', () => {
    const intervals = [
      { low: 1, high: 2, actual: 2 },
      { low: 1, high: 2, actual: 1 },
      { low: 1, high: 2, actual: 2.01 },
      { low: 0, high: 0, actual: 0 },
    ];
    expect(intervalCoverage(intervals)).toEqual({ covered: 3, of: 4, share: 0.75 });
  });

  it('is not told where nothing can be said', () => {
    expect(weightedError([])).toBeNull();
    expect(weightedError([{ forecast: 5, actual: 0 }])).toBeNull();
    expect(biasOf([])).toBeNull();
    expect(pinballLoss([], 0.5)).toBeNull();
    expect(scaledError([], [1, 2])).toBeNull();
    for (const before of [[], [1], [1, 1, 1]]) expect(scaledError(judged, before)).toBeNull();
    expect(intervalCoverage([]).share).toBeNull();
  });
});
