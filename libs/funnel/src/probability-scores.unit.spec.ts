import { describe, expect, it } from '@jest/globals';
import { brierScore, calibrationTable, logLoss } from './probability-scores.ts';

const judged = [
  { probability: 0.9, came: true },
  { probability: 0.2, came: true },
  { probability: 0.25, came: false },
  { probability: 1, came: true },
];

describe('how good probabilities were', () => {
  it('is told by hand-calculated scores', () => {
    expect(brierScore(judged)).toBeCloseTo((0.01 + 0.64 + 0.0625 + 0) / 4, 15);
    // ln 0.9 = −0.105360515657826, ln 0.2 = −1.609437912434100, ln 0.75 = −0.287682072451781
    expect(logLoss(judged)).toBeCloseTo((0.105360515657826 + 1.6094379124341 + 0.287682072451781) / 4, 6);
  });

  it('finds an outcome that was called impossible very bad, not infinitely so', () => {
    expect(logLoss([{ probability: 0, came: true }])).toBeCloseTo(Math.log(1e6), 12);
    expect(logLoss([{ probability: 1, came: false }])).toBeCloseTo(Math.log(1e6), 9);
  });

  it('is told by a table of what was said and what came, each probability in one bin', () => {
    expect(calibrationTable(judged, 4)).toEqual([
      { from: 0, to: 0.25, n: 1, came: 1, said: 0.2, share: 1 },
      { from: 0.25, to: 0.5, n: 1, came: 0, said: 0.25, share: 0 },
      { from: 0.5, to: 0.75, n: 0, came: 0, said: null, share: null },
      { from: 0.75, to: 1, n: 2, came: 2, said: 0.95, share: 1 },
    ]);
  });

  it('is not told of none', () => {
    expect([brierScore([]), logLoss([])]).toEqual([null, null]);
  });
});
