import type { Followed } from '#funnel';
import type { Policies } from './policies.ts';
import type { TimedUnits } from './timed-units.ts';

/**
 * How long each unit was watched and what ended it, in ms: from its beginning until it was won or lost, or last seen. Wins
 * of a model that an order wins count when the order does.
 * @param seen what is still under way was last seen then: epoch ms
 */
export function watched(timed: TimedUnits, seen: number, { riskSet }: Pick<Policies, 'riskSet'>): Followed {
  const { units, began, closed, ends } = timed;
  const times = new Float64Array(units.length);
  const causes = new Uint8Array(units.length);
  for (let place = 0; place < units.length; place += 1) {
    times[place] = Math.max(0, Math.min(closed[place]!, seen) - began[place]!);
    if (closed[place]! <= seen) causes[place] = ends[place]!;
  }
  if (riskSet === 'from-beginning') return { times, causes };
  // What is told of as it begins was watched from its beginning.
  const entries = Float64Array.from(units, ({ began: from, told }) =>
    told <= from ? Number.NEGATIVE_INFINITY : told - from,
  );
  return { times, causes, entries };
}
