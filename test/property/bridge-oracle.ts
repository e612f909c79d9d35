import type { Refolded, Stood } from './refold.ts';

/** Whether a state is asked for, and the group that it is in. */
export type GroupOf = (stood: Stood) => string | undefined;

/** Terms by name: a count, and minor units by currency. */
export type Terms = Record<string, { count: number; units: Record<string, bigint> }>;

/**
 * The bridge of one group, told from the words of the specification: every pair of neighbouring states that differ is put
 * into one of its terms; both ends are counted apart from that.
 */
export function bridgeOracle(
  histories: readonly Refolded[],
  from: string,
  to: string,
  group: string,
  groupOf: GroupOf,
): Terms {
  const terms: Terms = {};
  const add = (name: string, { currency, units }: Pick<Stood, 'currency' | 'units'>, count = 1) => {
    terms[name] ??= { count: 0, units: {} };
    terms[name].count += count;
    if (currency !== '') terms[name].units[currency] = (terms[name].units[currency] ?? 0n) + units;
  };
  for (const { stood } of histories) {
    const isIn = (one: Stood | undefined) => one?.status === 'open' && groupOf(one) === group;
    const start = stood.findLast(({ at }) => at <= from);
    const end = stood.findLast(({ at }) => at <= to);
    if (start && isIn(start)) add('openStart', start);
    if (end && isIn(end)) add('openEnd', end);
    let before = start;
    for (const after of stood.filter(({ at }) => at > from && at <= to)) {
      const entered = { ...after, status: 'open' as const };
      const wasIn = isIn(before);
      const comesIn = isIn(entered);
      if (!before || (before.status !== 'open' && after.status !== before.status)) {
        if (comesIn) add(before ? 'reopened' : 'new', after);
      } else if (before.status === 'open') {
        if (wasIn && !comesIn) add('movedOut', before);
        if (!wasIn && comesIn) add('movedIn', after);
        if (wasIn && comesIn && before.currency !== after.currency) {
          add('decrease', before);
          add('increase', after);
        } else if (wasIn && comesIn && after.units !== before.units) {
          const more = after.units - before.units;
          add(more > 0n ? 'increase' : 'decrease', { currency: after.currency, units: more > 0n ? more : -more });
        }
      }
      const stayedClosed = before?.status === after.status;
      if (after.status !== 'open' && !stayedClosed && comesIn) add(after.status, after);
      before = after;
    }
  }
  return terms;
}
