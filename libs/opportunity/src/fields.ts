import type { Instant, Json } from '#kernel';
import type { OpportunityState } from './opportunity-state.ts';
import { pointOf } from './trajectory.ts';

const NEVER = '' as Instant;

/**
 * A state as names and values: what its lists are of stands between dots, `orders.r-1.vin`, and so do dimensions. Status, stage,
 * value and dimensions are those of its trajectory: of won and lost, as the closing event found them.
 */
export function fieldsOf(state: OpportunityState): ReadonlyMap<string, Json> {
  const { standing, activities, testDrives, orders, careTasks, waivers, past: _, ...single } = state;
  const fields = new Map<string, Json>();
  const put = (name: string, value: unknown) => {
    if (value !== undefined) fields.set(name, value as Json);
  };
  const putAll = (group: string, values: object) => {
    for (const [name, value] of Object.entries(values)) put(`${group}.${name}`, value);
  };
  if (standing.episode > 0) {
    const { at: _at, dimensions, ...point } = pointOf(standing, NEVER);
    for (const [name, value] of Object.entries(point)) put(name, value);
    putAll('dimensions', dimensions);
  }
  for (const [name, value] of Object.entries(single)) put(name, value);
  for (const [group, rows] of Object.entries({ activities, testDrives, orders, careTasks })) {
    for (const [id, row] of rows) putAll(`${group}.${id}`, row);
  }
  for (const { eventId, ...waiver } of waivers) putAll(`waivers.${eventId}`, waiver);
  return fields;
}
