import type { Policies } from '#projections/funnel-flow';
import type { GroupOf } from './bridge-oracle.ts';
import { type OracleConversion, shareOf } from './conversion-oracle.ts';
import { type Refolded, STAGES, type Stood } from './refold.ts';

/** The kind `snapshot` of every group that anything is in: where the opportunities stood at an instant. */
export function stockOracle(
  histories: readonly Refolded[],
  model: string,
  instant: string,
  policies: Policies,
  groupOf: GroupOf,
): ReadonlyMap<string, OracleConversion> {
  const standing = histories.flatMap(({ stood }) => stood.findLast(({ at }) => at <= instant) ?? []);
  const groups = Map.groupBy(
    standing.filter((one) => groupOf(one) !== undefined),
    (one) => groupOf(one) as string,
  );
  return new Map([...groups].map(([group, some]) => [group, stockOf(some, model, policies)]));
}

function stockOf(standing: readonly Stood[], model: string, policies: Policies): OracleConversion {
  const closed = standing.filter(({ status }) => status !== 'open');
  const share = (among: readonly Stood[], wanted: Stood['status']) =>
    shareOf(
      among.map((one) => [one, one.status === wanted]),
      policies,
    );
  return {
    stages: STAGES[model]!.map((stage) => {
      const n = standing.filter((one) => one.status === 'open' && one.stage === stage).length;
      return { k: 0, n, rate: null, units: {} };
    }),
    won: share(closed, 'won'),
    lost: share(closed, 'lost'),
    converted: share(policies.decided === 'closed-only' ? closed : standing, 'won'),
  };
}
