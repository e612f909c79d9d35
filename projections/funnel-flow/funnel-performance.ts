import { epochMs, type Instant, minorUnits } from '#kernel';
import type { StageModel } from '#opportunity';
import { definitionId } from './definition.ts';
import type { Flows } from './flow-memory.ts';
import { isWithin, type Period, periodOf } from './period.ts';
import { policiesOf } from './policies.ts';
import { countRate, type Rate } from './rate.ts';
import { groupsOf, type KeyOf, type Scope, wholeOf } from './scope.ts';
import { type Tally, tallyOf } from './tally.ts';
import { knownFlows, personAt, type Unit, unitsByGroup, unitsOf } from './unit.ts';

const DAY = 86_400_000;

export interface PerformanceQuestion extends Scope {
  /** The period is what comes after `from`, up to and with `to`. */
  readonly from: Instant;
  readonly to: Instant;
  /** What it is held against. */
  readonly earlier: { readonly from: Instant; readonly to: Instant };
  readonly asOf: Instant;
  readonly effectiveAt: Instant;
  /** Rates and medians of fewer are not given. */
  readonly minimum: number;
}

/** What was begun and decided in a period, whenever it began. */
export interface PeriodResult {
  readonly entered: number;
  readonly won: Tally;
  readonly lost: number;
  /** won / (won + lost) */
  readonly winRate: Rate;
  /** From its beginning until it was won, of what was won in the period: half took no longer. */
  readonly medianCycleDays: number | null;
}

export interface PerformanceFigures extends PeriodResult {
  /** Of all that was won in the period, by count and by value; null where nothing was, or in several currencies. */
  readonly shareOfWins: number | null;
  readonly shareOfValue: number | null;
  readonly earlier: PeriodResult;
  /** Of the value won, since the earlier period: (now − then) / then; null where then nothing was won, or in several currencies. */
  readonly growth: number | null;
}

/** The JSON of `funnel performance`, save what only the caller knows. */
export interface FunnelPerformance extends PerformanceFigures {
  readonly stageModel: string;
  readonly from: Instant;
  readonly to: Instant;
  readonly earlierPeriod: { readonly from: Instant; readonly to: Instant };
  readonly asOf: Instant;
  readonly effectiveAt: Instant;
  readonly definitionId: string;
  readonly minimum: number;
  /** Absent unless asked by a dimension. */
  readonly groups?: readonly (PerformanceFigures & { readonly key: string })[];
}

/**
 * What was sold in a period, by whom and through which channel, and how it has grown: sales, growth, win rate, cycle, and
 * each group's share of the whole. An opportunity is in the group of its last state by `effectiveAt`.
 * @param currency ISO 4217 code of the log
 */
export function funnelPerformance(
  { flows, merges }: Flows,
  question: PerformanceQuestion,
  model: StageModel,
  currency: string,
): FunnelPerformance {
  const { by, filters, from, to, earlier, asOf, effectiveAt, minimum } = question;
  const scope = { model: question.model, filters };
  const policies = policiesOf({ minimum });
  const instants = { known: epochMs(asOf), effective: epochMs(effectiveAt) };
  const units = unitsOf(knownFlows(flows.values(), instants, model), model, policies);
  const periods = [periodOf({ from, to }), periodOf(earlier)] as const;
  const figures = (keyOf: KeyOf) => {
    const groups = unitsByGroup(units, policies, personAt(merges, instants), keyOf);
    return new Map(
      [...groups].map(([key, own]) => {
        const [now, before] = periods.map((period) => resultOf(own, period, { policies, currency }));
        return [key, { now: now!, before: before! }] as const;
      }),
    );
  };
  const nothing = resultOf([], periods[0], { policies, currency });
  const whole = figures(wholeOf(scope)).get('') ?? { now: nothing, before: nothing };
  const told = ({ now, before }: typeof whole): PerformanceFigures => ({
    ...now,
    shareOfWins: whole.now.won.count === 0 ? null : now.won.count / whole.now.won.count,
    shareOfValue: ratio(now.won, whole.now.won),
    earlier: before,
    growth: growthOf(now.won, before.won),
  });
  const groups = by === undefined ? undefined : figures(groupsOf(scope, by));
  return {
    stageModel: question.model,
    ...{ from, to, earlierPeriod: earlier, asOf, effectiveAt },
    definitionId: definitionId('performance', question, { minimum }),
    minimum,
    ...told(whole),
    ...(groups ? { groups: [...groups.keys()].sort().map((key) => ({ key, ...told(groups.get(key)!) })) } : {}),
  };
}

function resultOf(
  units: readonly Unit[],
  period: Period,
  { policies, currency }: { readonly policies: ReturnType<typeof policiesOf>; readonly currency: string },
): PeriodResult {
  let [entered, lost] = [0, 0];
  const wins: Unit[] = [];
  for (const unit of units) {
    if (isWithin(unit.began, period)) entered += 1;
    if (unit.closed === undefined || !isWithin(unit.closed, period)) continue;
    if (unit.status === 'won') wins.push(unit);
    else lost += 1;
  }
  const won = tallyOf(
    wins.map(({ last }) => last),
    currency,
  );
  const cycles = wins.map(({ began, closed = began }) => closed - began).sort((a, b) => a - b);
  return {
    entered,
    won,
    lost,
    winRate: countRate(won.count, won.count + lost, policies),
    medianCycleDays: cycles.length < Math.max(1, policies.minimum) ? null : median(cycles) / DAY,
  };
}

/** The smallest by which half have ended. */
const median = (sorted: readonly number[]) => sorted[Math.ceil(sorted.length / 2) - 1]!;

/** Of a worth in minor units, another one as a share of it; null where they cannot be divided. */
function ratio({ value: part }: Tally, { value: all }: Tally): number | null {
  if (!part || !all || part.currency !== all.currency || minorUnits(all) === 0n) return null;
  return Number(part.amount) / Number(all.amount);
}

function growthOf(now: Tally, then: Tally): number | null {
  const multiple = ratio(now, then);
  return multiple === null ? null : multiple - 1;
}
