import { minorUnits, money, type RecordedEvent } from '#kernel';
import { stageModels } from '#opportunity';
import { type Counted, countedAt } from './brute-force.fixture.ts';
import type { FunnelQuestion, FunnelSnapshot } from './index.ts';

/** A whole, told by the oracle in the words of the answer. */
function stockOf(counted: readonly Counted[], model: string, currency: string) {
  const of = (wanted: readonly Counted[]) => {
    const sums = new Map<string, bigint>();
    for (const { value } of wanted) {
      if (value) sums.set(value.currency, (sums.get(value.currency) ?? 0n) + minorUnits(value));
    }
    const values = [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, units]) => money(units, name));
    const unvalued = wanted.filter(({ value }) => !value).length;
    return values.length > 1
      ? { count: wanted.length, value: null, values, unvalued }
      : { count: wanted.length, value: values[0] ?? money(0n, currency), unvalued };
  };
  const stages = stageModels.find(({ id, version }) => `${id}@${version}` === model)!.stages.map(({ id }) => id);
  const open = counted.filter(({ status }) => status === 'open');
  return {
    entered: counted.length,
    open: of(open),
    won: of(counted.filter(({ status }) => status === 'won')),
    lost: of(counted.filter(({ status }) => status === 'lost')),
    stages: stages.map((stage) => ({ stage, ...of(open.filter((one) => one.stage === stage)) })),
  };
}

/** What a refold of the log answers. */
export function expected(events: readonly RecordedEvent[], question: FunnelQuestion, model: string, currency: string) {
  const wanted = Object.entries(question.filters ?? {});
  const counted = countedAt(events, question.effectiveAt, question.asOf).filter(
    (one) => one.model === model && wanted.every(([name, values]) => values.includes(one.dimensions[name] ?? '(none)')),
  );
  const currencies = new Set(counted.flatMap(({ value }) => value?.currency ?? []));
  const zero = currencies.size === 1 ? [...currencies][0]! : currency;
  const { by } = question;
  if (by === undefined) return stockOf(counted, model, zero);
  const groups = [...Map.groupBy(counted, (one) => one.dimensions[by] ?? '(none)')].sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
  return {
    ...stockOf(counted, model, zero),
    groups: groups.map(([key, some]) => ({ key, ...stockOf(some, model, zero) })),
  };
}

/** An answer, without what it was asked. */
export function told({ entered, open, won, lost, stages, groups }: FunnelSnapshot) {
  return { entered, open, won, lost, stages, ...(groups ? { groups } : {}) };
}
