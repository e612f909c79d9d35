import { expect, it } from '@jest/globals';
import { measure, median, summary } from './measure.ts';

it('gives the operation at or above which a share of them lies', () => {
  const took = Array.from({ length: 1_000 }, (_, n) => 1_000 - n);
  expect(summary(took, 2)).toEqual({ perSecond: 500, p50: 500, p99: 990, p999: 999, operations: 1_000 });
});

it('takes the run in the middle by speed', () => {
  const runs = [30, 10, 20].map((perSecond) => summary([1], 1 / perSecond));
  expect(median(runs).perSecond).toBeCloseTo(20);
});

it('keeps so many operations under way, and each lane in its own order', async () => {
  const underWay = new Set<number>();
  const seen: number[][] = [[], [], []];
  let most = 0;
  const measured = await measure(3, 0.02, async (lane, n) => {
    underWay.add(lane);
    most = Math.max(most, underWay.size);
    seen[lane]?.push(n);
    await new Promise(setImmediate);
    underWay.delete(lane);
  });
  expect(most).toBe(3);
  expect(seen.flat().length).toBe(measured.operations);
  for (const lane of seen) expect(lane).toEqual(lane.map((_, n) => n));
});
