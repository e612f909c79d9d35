import type { Refolded, Stood } from './refold.ts';

/** Whether a state is asked for, and the group that it is in. */
export type GroupOf = (stood: Stood) => string | undefined;

/** Terms by name: a count, and minor units by currency. */
export type Terms = Record<string, { count: number; units: Record<string, bigint> }>;

/**
 * The bridge of one group, told from the words of the specification: every pair of neighbouring states that differ is put
 * into one of its terms; both ends are counted apart from that. What was entered late about the start is what it is told
 * to be now, less what it was told to be.
 * @param toldThen what was known when the start was told, if at another time
 */
export function bridgeOracle(
  histories: readonly Refolded[],
  from: string,
  to: string,
  group: string,
  groupOf: GroupOf,
  toldThen = histories,
): Terms {
  const terms: Terms = {};
  const add = (name: string, { currency, units }: Pick<Stood, 'currency' | 'units'>, count = 1) => {
    terms[name] ??= { count: 0, units: {} };
    terms[name].count += count;
    if (currency !== '') terms[name].units[currency] = (terms[name].units[currency] ?? 0n) + units * BigInt(count);
  };
  const isIn = (one: Stood | undefined) => one?.status === 'open' && groupOf(one) === group;
  const addOpen = (name: string, { stood }: Refolded, instant: string, count = 1) => {
    const last = stood.findLast(({ at }) => at <= instant);
    if (last && isIn(last)) add(name, last, count);
  };
  for (const history of toldThen) {
    addOpen('openStart', history, from);
    addOpen('lateEntries', history, from, -1);
  }
  for (const history of histories) {
    addOpen('lateEntries', history, from);
    addOpen('openEnd', history, to);
    const { stood } = history;
    let before = stood.findLast(({ at }) => at <= from);
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
