import { aalenJohansen, roundedOf, salesVelocity, THIN } from '#funnel';
import { type Money, money } from '#kernel';
import { rankOf, type StageModel } from '#opportunity';
import { type Tell, withWorth } from './counted.ts';
import { isWithin, type Period } from './period.ts';
import { countRate, type Rate } from './rate.ts';
import type { Unit } from './unit.ts';

const DAY = 86_400_000;

/** Why a velocity is not given. */
export type VelocityUnsaid = 'nothing-decided' | 'too-few' | 'nothing-won' | 'cycle-not-reached' | 'cycle-of-no-time';

/** The velocity in one currency. */
export interface CurrencyVelocity {
  readonly currency: string;
  /** Open qualified ones that it counts: of this currency, or all where there is but one. */
  readonly open: number;
  /** Won in the period with a value in it. */
  readonly won: number;
  /** To the nearest minor unit. */
  readonly averageWonValue: Money;
  /** What comes to be won a day, to the nearest minor unit. */
  readonly perDay: Money | null;
}

export interface VelocityFigures {
  /** Open by `effectiveAt`, in the qualifying stage or beyond. */
  readonly openQualified: number;
  /** Of those, without a value. */
  readonly openUnvalued: number;
  /** Of what was decided in the period. */
  readonly winRate: Rate;
  /** Won in the period without a value: they count in the win rate, and not in the average. */
  readonly wonUnvalued: number;
  /** Until half are decided, those still open censored, of what was open at any time in the period. */
  readonly medianCycleDays: number | null;
  /** Fewer than 30 were at risk at the median. */
  readonly thin?: true;
  /** By currency; empty where nothing won has a value. */
  readonly velocities: readonly CurrencyVelocity[];
  readonly unsaid?: VelocityUnsaid;
}

export interface VelocityReading {
  readonly period: Period;
  /** What is still under way was last seen then: epoch ms. */
  readonly seen: number;
  readonly model: StageModel;
  /** Place of the stage from which on an open one counts as qualified. */
  readonly qualifiedRank: number;
  readonly minimum: number;
}

/** Velocity = open qualified × win rate × average won value ÷ median cycle (funnel.md 3). */
export function velocityFigures(units: readonly Unit[], reading: VelocityReading, tell?: Tell): VelocityFigures {
  const { period, model, qualifiedRank, minimum } = reading;
  const open = units.filter(({ status, last }) => status === 'open' && rankOf(model, last.stage) >= qualifiedRank);
  const decided = units.filter(({ closed }) => closed !== undefined && isWithin(closed, period));
  const won = decided.filter(({ status }) => status === 'won');
  const winRate = countRate(won.length, decided.length, { minimum, interval: 'wilson' });
  const under = underWay(units, reading);
  const cycle = medianCycle(under, reading);
  const openUnvalued = open.filter(isOf(''));
  const wonUnvalued = won.filter(isOf(''));
  const valued = Map.groupBy(
    won.filter((unit) => !isOf('')(unit)),
    ({ last }) => last.currency,
  );
  tell?.('openQualified', open);
  tell?.('openUnvalued', openUnvalued);
  tell?.('winRate.k', won);
  tell?.('winRate.n', decided);
  tell?.('wonUnvalued', wonUnvalued);
  tell?.('medianCycleDays', under);
  const unsaid = unsaidOf(winRate, valued.size, cycle);
  const velocities = [...valued]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, wins]): CurrencyVelocity => {
      const value = wins.reduce((sum, { last }) => sum + last.units, 0n);
      const counted = valued.size === 1 ? open.filter(isOf(currency, '')) : open.filter(isOf(currency));
      tell?.(`velocities.${currency}.open`, withWorth(counted));
      tell?.(`velocities.${currency}.won`, withWorth(wins));
      const velocity = salesVelocity({
        ...{ open: counted.length, won: won.length, decided: decided.length },
        ...{ value, valued: wins.length, cycleMs: cycle?.ms ?? 0 },
      });
      return {
        currency,
        open: counted.length,
        won: wins.length,
        averageWonValue: money(roundedOf({ over: value, under: BigInt(wins.length) }), currency),
        perDay: unsaid !== undefined || velocity === null ? null : money(roundedOf(velocity), currency),
      };
    });
  return {
    ...{ openQualified: open.length, openUnvalued: openUnvalued.length, winRate },
    wonUnvalued: wonUnvalued.length,
    medianCycleDays: cycle === null ? null : cycle.ms / DAY,
    ...(cycle !== null && cycle.atRisk < THIN ? { thin: true } : {}),
    velocities,
    ...(unsaid === undefined ? {} : { unsaid }),
  };
}

const isOf =
  (...currencies: readonly string[]) =>
  ({ last }: Unit) =>
    currencies.includes(last.currency);

function unsaidOf(winRate: Rate, currencies: number, cycle: Cycle | null): VelocityUnsaid | undefined {
  if (winRate.n === 0) return 'nothing-decided';
  if (winRate.rate === null) return 'too-few';
  if (currencies === 0) return 'nothing-won';
  if (cycle === null) return 'cycle-not-reached';
  return cycle.ms === 0 ? 'cycle-of-no-time' : undefined;
}

interface Cycle {
  readonly ms: number;
  readonly atRisk: number;
}

/** Survivals that differ by less are one: a product of fractions is not exact. */
const ROUNDING = 1e-9;

/** What was open at any time in the period. */
function underWay(units: readonly Unit[], { period, seen }: VelocityReading): readonly Unit[] {
  const end = Math.min(period.to, seen);
  return units.filter(
    ({ began, closed = Number.POSITIVE_INFINITY }) => began <= end && closed > period.from && closed >= began,
  );
}

/** Whoever was open before the period is at risk from its start on, at the age that it had reached. */
function medianCycle(under: readonly Unit[], { period, seen }: VelocityReading): Cycle | null {
  const end = Math.min(period.to, seen);
  const times = new Float64Array(under.length);
  const causes = new Uint8Array(under.length);
  const entries = new Float64Array(under.length);
  for (let place = 0; place < under.length; place += 1) {
    const { began, closed = Number.POSITIVE_INFINITY } = under[place]!;
    times[place] = Math.max(0, Math.min(closed, end) - began);
    if (closed <= end) causes[place] = 1;
    entries[place] = began > period.from ? Number.NEGATIVE_INFINITY : period.from - began;
  }
  const { survival, times: at, atRisk } = aalenJohansen({ times, causes, entries }, 1);
  const place = survival.findIndex((share) => share <= 0.5 + ROUNDING);
  return place < 0 ? null : { ms: at[place]!, atRisk: atRisk[place]! };
}
