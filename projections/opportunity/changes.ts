import type { Json } from '#kernel';
import type { TrajectoryPoint } from '#opportunity';

/** What a field said, and what it says now; null for nothing. A type alias, so that it is plain JSON. */
export type Change = { readonly from: Json; readonly to: Json };

/** What is different for whoever counts the opportunity: status, stage, episode, value and `dimensions.<name>`. */
export function changesBetween(
  before: TrajectoryPoint | undefined,
  after: TrajectoryPoint | undefined,
): Readonly<Record<string, Change>> {
  const [old, now] = [fieldsOf(before), fieldsOf(after)];
  const names = [...new Set([...Object.keys(old), ...Object.keys(now)])];
  const changed = names
    .map((name) => [name, { from: old[name] ?? null, to: now[name] ?? null }] as const)
    .filter(([, { from, to }]) => JSON.stringify(from) !== JSON.stringify(to));
  return Object.fromEntries(changed);
}

function fieldsOf(point: TrajectoryPoint | undefined): Readonly<Record<string, Json>> {
  if (!point) return {};
  const { status, stage, episode, value } = point;
  const dimensions = Object.entries(point.dimensions).map(([name, of]) => [`dimensions.${name}`, of] as const);
  const money = value && { amount: value.amount, currency: value.currency };
  return { status, stage, episode, value: money, ...Object.fromEntries(dimensions) };
}
