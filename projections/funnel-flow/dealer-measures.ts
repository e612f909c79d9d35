import type { StageModel } from '#opportunity';
import type { Point } from './flow.ts';
import { isWithin, type Period } from './period.ts';
import type { Policies } from './policies.ts';
import { countRate, type Rate } from './rate.ts';
import type { KeyOf } from './scope.ts';
import type { KnownFlow } from './unit.ts';

const NINETY_DAYS = 90 * 86_400_000;

/** What a dealer reads from opportunities alone. */
export interface DealerMeasures {
  /** 试驾率: created in the period with a test drive / created in the period. */
  readonly testDriveRate: Rate;
  /** 试驾签单率: first ordered in the period after a drive / with a drive in the period. May exceed 1. */
  readonly driveToOrderRate: Rate;
  /** 90-day remainder: orders of the period / open at its start and created at most 90 days before. May exceed 1. */
  readonly remainderSigningRate: Rate;
}

type RatePolicies = Pick<Policies, 'minimum' | 'interval'>;

/** By their names in an answer. */
export const MEASURES = ['testDriveRate', 'driveToOrderRate', 'remainderSigningRate'] as const;

type Tally = Record<keyof DealerMeasures, { k: number; n: number }>;

/** Told of what a measure counts: `testDriveRate.k`, an opportunity, and how often it counts. */
export type CollectMeasured = (cell: string, flow: KnownFlow, times: number) => void;

/** The measures of every group: each opportunity counts in the group that its last state is in. */
export function dealerMeasures(
  flows: readonly KnownFlow[],
  period: Period,
  policies: RatePolicies,
  keyOf: KeyOf,
  collect?: CollectMeasured,
): ReadonlyMap<string, DealerMeasures> {
  const tallies = new Map<string, Tally>();
  for (const flow of flows) {
    const { points, acts } = flow;
    const key = keyOf(points.at(-1)!);
    if (key === undefined) continue;
    const tally = tallies.get(key) ?? noTally();
    tallies.set(key, tally);
    const timesOf = (type: string) => acts.filter((act) => act.type === type).map(({ at }) => at);
    const counted = countsOf(points, timesOf('TestDriveCompleted'), timesOf('OrderPlaced'), period);
    for (const name of MEASURES) {
      for (const part of ['k', 'n'] as const) {
        const times = counted[name][part];
        tally[name][part] += times;
        if (times > 0) collect?.(`${name}.${part}`, flow, times);
      }
    }
  }
  return new Map([...tallies].map(([key, tally]) => [key, measuresOf(tally, policies)]));
}

/** What one opportunity adds to each. */
function countsOf(
  history: readonly Point[],
  drives: readonly number[],
  orders: readonly number[],
  period: Period,
): Tally {
  const created = history[0]!.at;
  const [firstOrder] = orders;
  const isNew = isWithin(created, period);
  const atStart = history.findLast(({ at }) => at <= period.from);
  const isSigned = firstOrder !== undefined && isWithin(firstOrder, period) && drives.some((at) => at < firstOrder);
  return {
    testDriveRate: { k: Number(isNew && drives.length > 0), n: Number(isNew) },
    driveToOrderRate: { k: Number(isSigned), n: Number(drives.some((at) => isWithin(at, period))) },
    remainderSigningRate: {
      k: orders.filter((at) => isWithin(at, period)).length,
      n: Number(atStart?.status === 'open' && created >= period.from - NINETY_DAYS),
    },
  };
}

/** Whether a model's opportunities are driven before they are ordered: the others have no such measures. */
export function hasTestDrives({ stages }: StageModel): boolean {
  return stages.some(({ movedBy }) => movedBy.includes('TestDriveCompleted'));
}

function noTally(): Tally {
  return {
    testDriveRate: { k: 0, n: 0 },
    driveToOrderRate: { k: 0, n: 0 },
    remainderSigningRate: { k: 0, n: 0 },
  };
}

export function measuresOf(tally: Tally = noTally(), policies: RatePolicies): DealerMeasures {
  const rate = ({ k, n }: { readonly k: number; readonly n: number }) => countRate(k, n, policies);
  return {
    testDriveRate: rate(tally.testDriveRate),
    driveToOrderRate: rate(tally.driveToOrderRate),
    remainderSigningRate: rate(tally.remainderSigningRate),
  };
}
