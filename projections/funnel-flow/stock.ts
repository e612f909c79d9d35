import type { StageModel } from '#opportunity';
import type { Conversion } from './conversion.ts';
import type { Point } from './flow.ts';
import type { Policies } from './policies.ts';
import { counting } from './rate.ts';
import type { KeyOf } from './scope.ts';
import type { KnownFlow } from './unit.ts';

/** An opportunity as it stood. */
export interface Standing {
  readonly stream: string;
  readonly point: Point;
}

/** What stood in each group at an instant. */
export function stocksAt(
  flows: readonly KnownFlow[],
  instant: number,
  keyOf: KeyOf,
): ReadonlyMap<string, readonly Standing[]> {
  const stocks = new Map<string, Standing[]>();
  for (const { stream, points } of flows) {
    const point = points.findLast(({ at }) => at <= instant);
    const key = point && keyOf(point);
    if (!point || key === undefined) continue;
    const ofKey = stocks.get(key) ?? [];
    stocks.set(key, ofKey);
    ofKey.push({ stream, point });
  }
  return stocks;
}

/** Tells of all that each figure of a stock counts, by the name of the cell. */
export function collectStock(
  stock: readonly Standing[],
  model: StageModel,
  { decided }: Policies,
  collect: (cell: string, one: Standing) => void,
): void {
  for (const one of stock) {
    const { status, stage } = one.point;
    const isClosed = status !== 'open';
    if (!isClosed && model.stages.some(({ id }) => id === stage)) collect(`stages.${stage}.entered`, one);
    if (isClosed || decided !== 'closed-only') collect('conversion.n', one);
    if (status === 'won') collect('conversion.k', one);
    if (isClosed) for (const rate of ['winRate', 'lossRate']) collect(`${rate}.n`, one);
    if (isClosed) collect(status === 'won' ? 'winRate.k' : 'lossRate.k', one);
  }
}

/** The kind `snapshot`: what stands in each stage. Ratios of neighbouring stocks are no conversion rates: there are none. */
export function stockConversion(
  stock: readonly Standing[],
  model: StageModel,
  policies: Policies,
  zero: string,
): Conversion {
  const points = stock.map(({ point }) => point);
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
        medianUnsaid: 'a-stock',
      };
    }),
    conversion: share(policies.decided === 'closed-only' ? closed : points, 'won'),
    winRate: share(closed, 'won'),
    lossRate: share(closed, 'lost'),
  };
}
