import type { StageModel } from '#opportunity';
import type { Conversion } from './conversion.ts';
import type { Point } from './flow.ts';
import type { Policies } from './policies.ts';
import { counting } from './rate.ts';

/** The kind `snapshot`: what stands in each stage. Ratios of neighbouring stocks are no conversion rates: there are none. */
export function stockConversion(
  points: readonly Point[],
  model: StageModel,
  policies: Policies,
  zero: string,
): Conversion {
  const closed = points.filter(({ status }) => status !== 'open');
  const share = (among: readonly Point[], status: Point['status']) => {
    const count = counting(policies, zero);
    for (const point of among) count.add(point, point.status === status);
    return count.rate();
  };
  return {
    stages: model.stages.map(({ id }) => {
      const standing = points.filter(({ status, stage }) => status === 'open' && stage === id);
      const n = standing.length;
      return {
        stage: id,
        entered: n,
        progressed: null,
        rate: null,
        n,
        interval: null,
        cumulativeRate: null,
        medianDays: null,
      };
    }),
    conversion: share(policies.decided === 'closed-only' ? closed : points, 'won'),
    winRate: share(closed, 'won'),
    lossRate: share(closed, 'lost'),
  };
}
