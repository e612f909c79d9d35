import type { Followed } from '#funnel';
import type { Policies } from './policies.ts';
import type { Unit } from './unit.ts';

/** What ended a unit, in the curve of a cohort. */
export const WON = 1;
export const LOST = 2;

/**
 * How long each unit was watched and what ended it, in ms: from its beginning until it was won or lost, or last seen. Wins
 * of a model that an order wins count when the order does.
 * @param seen what is still under way was last seen then: epoch ms
 */
export function watched(units: readonly Unit[], seen: number, { riskSet }: Pick<Policies, 'riskSet'>): Followed {
  const times = new Float64Array(units.length);
  const causes = new Uint8Array(units.length);
  const entries = riskSet === 'from-recording' ? new Float64Array(units.length) : undefined;
  for (let place = 0; place < units.length; place += 1) {
    const { began, told, status, closed = Number.POSITIVE_INFINITY } = units[place]!;
    times[place] = Math.max(0, Math.min(closed, seen) - began);
    if (closed <= seen) causes[place] = status === 'won' ? WON : LOST;
    // What is told of as it begins was watched from its beginning.
    if (entries) entries[place] = told <= began ? Number.NEGATIVE_INFINITY : told - began;
  }
  return entries ? { times, causes, entries } : { times, causes };
}
