import { epochMs, type Instant, minorUnits } from '#kernel';
import type { StageModel } from '#opportunity';
import { type AskedTarget, type Attainment, attainmentOf } from './attainment.ts';
import { type Counted, type Tell, telling, withWorth } from './counted.ts';
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
  /** What is to be reached in the period. */
  readonly target?: AskedTarget | undefined;
}

/** What was begun and decided in a period, whenever it began. */
export interface PeriodResult {
  readonly entered: number;
  readonly won: Tally;
  readonly lost: number;
  /** won / (won + lost) */
  readonly winRate: Rate;
  /** From its beginning until it was won, of what was won in the period: half took no longer. null: too few were won. */
  readonly medianCycleDays: number | null;
}

/** Why a figure is null. */
export type PerformanceUnsaid =
  | 'nothing-won'
  | 'nothing-won-before'
  | 'several-currencies'
  | 'other-currency'
  | 'worth-nothing';

export interface PerformanceFigures extends PeriodResult {
  /** Of all that was won in the period, by count and by value; null where nothing was, or in several currencies. */
  readonly shareOfWins: number | null;
  readonly shareOfValue: number | null;
  readonly earlier: PeriodResult;
  /** Of the value won, since the earlier period: (now − then) / then; null where then nothing was won, or in several currencies. */
  readonly growth: number | null;
  /** Absent unless asked against a target. */
  readonly attainment?: Attainment;
  /** Why they are null, by name. */
  readonly unsaid?: Readonly<Partial<Record<'shareOfWins' | 'shareOfValue' | 'growth', PerformanceUnsaid>>>;
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
 * @param tell told of what each figure counts
 */
export function funnelPerformance(
  { flows, merges }: Flows,
  question: PerformanceQuestion,
  model: StageModel,
  currency: string,
  tell?: Tell,
): FunnelPerformance {
  const { by, filters, from, to, earlier, asOf, effectiveAt, minimum, target } = question;
  const scope = { model: question.model, filters };
  const policies = policiesOf({ minimum });
  const instants = { known: epochMs(asOf), effective: epochMs(effectiveAt) };
  const units = unitsOf(knownFlows(flows, instants, model), model, policies);
  const reading = { policies, currency };
  const grouped = (keyOf: KeyOf) => unitsByGroup(units, policies, personAt(merges, instants), keyOf);
  const soldBy = (keyOf: KeyOf) =>
    Map.groupBy(target?.sales ?? [], ({ point: { stageModel, dimensions } }) =>
      keyOf({ model: stageModel, dimensions }),
    );
  const results = (own: readonly Unit[], { person, sales, told }: Seller) => {
    const period = periodOf({ from, to });
    return {
      now: resultOf(own, period, reading, told),
      before: resultOf(own, periodOf(earlier), reading, telling(told, 'earlier')),
      ...(target && { attainment: attainmentOf(person, target, { won: winsIn(own, period), sales }, told) }),
    };
  };
  const isIn = wholeOf(scope);
  const allSold = soldBy(isIn).get('') ?? [];
  const whole = results(grouped(isIn).get('') ?? [], { person: target?.person ?? '', sales: allSold, told: tell });
  const told = ({ now, before, attainment }: typeof whole): PerformanceFigures => {
    const all = whole.now.won;
    const shareOfWins = all.count === 0 ? 'nothing-won' : now.won.count / all.count;
    const shareOfValue = ratio(now.won, all, 'nothing-won');
    const multiple = ratio(now.won, before.won, 'nothing-won-before');
    const growth = typeof multiple === 'number' ? multiple - 1 : multiple;
    const unsaid = Object.entries({ shareOfWins, shareOfValue, growth }).filter(([, said]) => typeof said !== 'number');
    return {
      ...now,
      shareOfWins: numberOf(shareOfWins),
      shareOfValue: numberOf(shareOfValue),
      earlier: before,
      growth: numberOf(growth),
      ...(attainment && { attainment }),
      ...(unsaid.length > 0 ? { unsaid: Object.fromEntries(unsaid) } : {}),
    };
  };
  const groups = by === undefined ? undefined : groupsTold(by);
  return {
    stageModel: question.model,
    ...{ from, to, earlierPeriod: earlier, asOf, effectiveAt },
    definitionId: definitionId('performance', question, { minimum }),
    minimum,
    ...told(whole),
    ...(groups ? { groups } : {}),
  };

  /** By the dimension; where that is of people, also those of the target of whom there is nothing else to tell. */
  function groupsTold(dimension: string): FunnelPerformance['groups'] {
    const keyOf = groupsOf(scope, dimension);
    const [own, sold] = [grouped(keyOf), soldBy(keyOf)];
    const people = dimension === 'consultant' ? (target?.members ?? []) : [];
    const asked = people.filter((person) => filters?.consultant?.includes(person) ?? true);
    const keys = new Set([...own.keys(), ...[...sold.keys()].filter((key) => key !== undefined), ...asked]);
    return [...keys].sort().map((key) => {
      const seller = { person: key, sales: sold.get(key) ?? [], told: telling(tell, `groups.${key}`) };
      return { key, ...told(results(own.get(key) ?? [], seller)) };
    });
  }
}

/** Who is told of, and what they sold in the period. */
interface Seller {
  readonly person: string;
  readonly sales: AskedTarget['sales'];
  readonly told: Tell | undefined;
}

function winsIn(units: readonly Unit[], period: Period): readonly Counted[] {
  return units.filter(({ status, closed }) => status === 'won' && closed !== undefined && isWithin(closed, period));
}

function resultOf(
  units: readonly Unit[],
  period: Period,
  { policies, currency }: { readonly policies: ReturnType<typeof policiesOf>; readonly currency: string },
  tell: Tell | undefined,
): PeriodResult {
  const entered = units.filter(({ began }) => isWithin(began, period));
  const decided = units.filter(({ closed }) => closed !== undefined && isWithin(closed, period));
  const wins = decided.filter(({ status }) => status === 'won');
  const lost = decided.filter(({ status }) => status !== 'won');
  tell?.('entered', entered);
  tell?.('won', withWorth(wins));
  tell?.('lost', lost);
  tell?.('winRate.k', wins);
  tell?.('winRate.n', decided);
  tell?.('medianCycleDays', wins);
  const won = tallyOf(
    wins.map(({ last }) => last),
    currency,
  );
  const cycles = wins.map(({ began, closed = began }) => closed - began).sort((a, b) => a - b);
  return {
    entered: entered.length,
    won,
    lost: lost.length,
    winRate: countRate(won.count, decided.length, policies),
    medianCycleDays: cycles.length < Math.max(1, policies.minimum) ? null : median(cycles) / DAY,
  };
}

/** The smallest by which half have ended. */
const median = (sorted: readonly number[]) => sorted[Math.ceil(sorted.length / 2) - 1]!;

/** Of a worth, another one as a share of it, or why they cannot be divided. @param nothing where nothing was won to divide by */
function ratio(part: Tally, all: Tally, nothing: PerformanceUnsaid): number | PerformanceUnsaid {
  if (all.count === 0) return nothing;
  if (!part.value || !all.value) return 'several-currencies';
  // What is worth nothing has the currency of the log, whatever others have.
  if (minorUnits(all.value) === 0n) return 'worth-nothing';
  if (minorUnits(part.value) === 0n) return 0;
  if (part.value.currency !== all.value.currency) return 'other-currency';
  return Number(part.value.amount) / Number(all.value.amount);
}

function numberOf(said: number | PerformanceUnsaid): number | null {
  return typeof said === 'number' ? said : null;
}
