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

type Tally = Record<keyof DealerMeasures, { k: number; n: number }>;

/** The measures of every group: each opportunity counts in the group that its last state is in. */
export function dealerMeasures(
  flows: readonly KnownFlow[],
  period: Period,
  policies: RatePolicies,
  keyOf: KeyOf,
): ReadonlyMap<string, DealerMeasures> {
  const tallies = new Map<string, Tally>();
  for (const { points, acts } of flows) {
    const key = keyOf(points.at(-1)!);
    if (key === undefined) continue;
    const tally = tallies.get(key) ?? noTally();
    tallies.set(key, tally);
    const timesOf = (type: string) => acts.filter((act) => act.type === type).map(({ at }) => at);
    count(tally, points, timesOf('TestDriveCompleted'), timesOf('OrderPlaced'), period);
  }
  return new Map([...tallies].map(([key, tally]) => [key, measuresOf(tally, policies)]));
}

function count(
  { testDriveRate, driveToOrderRate, remainderSigningRate }: Tally,
  history: readonly Point[],
  drives: readonly number[],
  orders: readonly number[],
  period: Period,
): void {
  const created = history[0]!.at;
  if (isWithin(created, period)) {
    testDriveRate.n += 1;
    if (drives.length > 0) testDriveRate.k += 1;
  }
  const [firstOrder] = orders;
  if (drives.some((at) => isWithin(at, period))) driveToOrderRate.n += 1;
  if (firstOrder !== undefined && isWithin(firstOrder, period) && drives.some((at) => at < firstOrder)) {
    driveToOrderRate.k += 1;
  }
  const atStart = history.findLast(({ at }) => at <= period.from);
  if (atStart?.status === 'open' && created >= period.from - NINETY_DAYS) remainderSigningRate.n += 1;
  remainderSigningRate.k += orders.filter((at) => isWithin(at, period)).length;
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
