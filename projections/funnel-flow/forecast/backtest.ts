import {
  biasOf,
  brierScore,
  type CalibrationBin,
  calibrationTable,
  intervalCoverage,
  type JudgedInterval,
  logLoss,
  pinballLoss,
  scaledError,
  weightedError,
} from '#funnel';
import { epochMs, type Instant, instantOf, type Money, minorUnits, money } from '#kernel';
import type { IdealVersion } from '#planning';
import type { Tell, Worth } from '../counted.ts';
import type { Flows } from '../flow-memory.ts';
import { type Month, type Said, tellBacktest } from './backtest-cells.ts';
import { broughtBy } from './brought.ts';
import {
  type DealForecast,
  type ForecastQuestion,
  type ForecastScene,
  type FunnelForecast,
  funnelForecast,
  type MethodForecast,
  pipelineAt,
} from './funnel-forecast.ts';
import { DAY } from './pipeline.ts';
import { stageWeights, weightedUnits } from './stage-weights.ts';

export interface BacktestQuestion extends Pick<ForecastQuestion, 'model' | 'filters' | 'level' | 'minimum'> {
  /** Ends of months, in order: forecasts are made at all but the first `before` and the last one, each for the month after. */
  readonly ends: readonly Instant[];
  /** How many months come before the first forecast: what baselines look back on. */
  readonly before: number;
  /** What chances are estimated on: so many days before each origin. */
  readonly baseDays: number;
}

export interface BacktestScene extends Omit<ForecastScene, 'ideal'> {
  /** The version of an ideal that was known and in force at an origin. */
  readonly idealAt: (origin: Instant) => IdealVersion | undefined;
}

/** Ways to forecast: the two, and what is simpler than they are. */
export const METHODS = ['historical', 'ideal', 'lastPeriod', 'sameMonthLastYear', 'stageWeights'] as const;
export type Method = (typeof METHODS)[number];

/** One origin. */
export interface BacktestOrigin {
  readonly origin: Instant;
  readonly until: Instant;
  /** SHA-256 of all that its forecast was made from. */
  readonly inputsHash: string;
  readonly open: FunnelForecast['open'];
  readonly historical: MethodForecast;
  readonly ideal: MethodForecast | null;
  readonly actual: {
    /** How many of the deals that were open at the origin were won by `until`, as it was known then. */
    readonly wins: number;
    readonly amounts: readonly Money[];
    /** Won by then without having been open at the origin: in no forecast. */
    readonly others: readonly Money[];
  };
}

/** How good one method was in one currency; in its unit where it is no ratio. */
export interface Accuracy {
  /** Of how many origins. */
  readonly origins: number;
  readonly wape: number | null;
  readonly mase: number | null;
  readonly bias: number | null;
  /** Of the lower and the upper end of the interval; null for a method that tells none. */
  readonly pinball: readonly [low: number, high: number] | null;
  readonly coverage: { readonly covered: number; readonly of: number; readonly share: number | null } | null;
}

export interface ProbabilityScores {
  /** Forecasts of one deal each. */
  readonly deals: number;
  readonly brier: number | null;
  readonly logLoss: number | null;
  readonly calibration: readonly CalibrationBin[];
}

/** The JSON of `backtest`, save what only the caller knows. */
export interface Backtest {
  readonly level: number;
  readonly minimum: number;
  readonly baseDays: number;
  readonly origins: readonly BacktestOrigin[];
  /** By currency. */
  readonly amounts: readonly ({
    readonly currency: string;
    /** By origin: what came, and what each method said; null where it said nothing. */
    readonly rows: readonly ({ readonly origin: Instant; readonly actual: Money } & {
      readonly [Name in Method]: Money | null;
    })[];
  } & { readonly [Name in Method]: Accuracy })[];
  /** Whether each open deal was won by the horizon. */
  readonly deals: { readonly historical: ProbabilityScores; readonly ideal: ProbabilityScores | null };
}

/**
 * Forecasts made again at the end of each month from what was known then, held against what the deals that were open had
 * brought a month later, as was known then (funnel.md 7). Nothing that was recorded after a month enters it.
 * @param tell told of what each figure counts
 */
export function backtest(
  flows: Pick<Flows, 'flows'>,
  asked: BacktestQuestion,
  scene: BacktestScene,
  tell?: Tell,
): Backtest {
  const { ends, before, level, minimum, baseDays } = asked;
  const { model, randomOf, idealAt } = scene;
  const months = ends.map((_, month): Month => {
    const pipeline = pipelineAt(flows, questionOf(asked, month), model);
    const until = ends[month + 1];
    return { pipeline, brought: broughtBy(flows, until ? pipeline.deals : [], epochMs(until ?? ends[month]!)) };
  });
  const said = months.slice(before, -1).map((_, n): Said => {
    const question = questionOf(asked, before + n);
    return {
      month: before + n,
      forecast: funnelForecast(flows, question, { model, randomOf, ideal: idealAt(question.asOf) }),
    };
  });
  const currencies = currenciesOf(months, said);
  if (tell) tellBacktest({ months, said, currencies, othersOf: (month) => othersOf(months, month) }, tell);
  return {
    ...{ level, minimum, baseDays },
    origins: said.map((one) => originOf(one, months)),
    amounts: currencies.map((currency) => amountsIn(currency, asked, months, said)),
    deals: {
      historical: scoresOf(said, months, ({ historical }) => historical),
      ideal: said.some(({ forecast }) => forecast.ideal) ? scoresOf(said, months, ({ ideal }) => ideal) : null,
    },
  };
}

function questionOf(asked: BacktestQuestion, month: number): ForecastQuestion {
  const { model, filters, level, minimum, ends, baseDays } = asked;
  const origin = ends[month]!;
  const base = { from: instantOf(epochMs(origin) - baseDays * DAY), to: origin };
  return { model, filters, level, minimum, asOf: origin, effectiveAt: origin, until: ends[month + 1] ?? origin, base };
}

function originOf({ month, forecast }: Said, months: readonly Month[]): BacktestOrigin {
  const { effectiveAt, until, inputsHash, open, historical, ideal } = forecast;
  const { brought } = months[month]!;
  const others = new Map<string, bigint>();
  for (const { currency, units } of othersOf(months, month).values()) {
    others.set(currency, (others.get(currency) ?? 0n) + units);
  }
  return {
    ...{ origin: effectiveAt, until, inputsHash, open, historical },
    ideal: ideal && methodOnly(ideal),
    actual: { wins: brought.won.size, amounts: moneyOf(brought.units), others: moneyOf(others) },
  };
}

/** Won by the end of a month without having been open at its start, with a value: by id. */
function othersOf(months: readonly Month[], month: number): ReadonlyMap<string, Worth> {
  const { inputs } = months[month]!.pipeline;
  const before = new Set(inputs.flatMap(([id, points]) => (points.at(-1)!.status === 'lost' ? [] : [id])));
  const others = new Map<string, Worth>();
  for (const [id, points] of months[month + 1]!.pipeline.inputs) {
    const last = points.at(-1)!;
    if (last.status === 'won' && !before.has(id) && last.currency !== '') others.set(id, last);
  }
  return others;
}

function methodOnly({ amounts, wins, without, unsaid }: MethodForecast): MethodForecast {
  return { amounts, wins, without, ...(unsaid ? { unsaid } : {}) };
}

function moneyOf(units: ReadonlyMap<string, bigint>): readonly Money[] {
  return [...units].sort(([a], [b]) => (a < b ? -1 : 1)).map(([currency, sum]) => money(sum, currency));
}

function currenciesOf(months: readonly Month[], said: readonly Said[]): readonly string[] {
  const all = [
    ...months.flatMap(({ brought }) => [...brought.units.keys()]),
    ...said.flatMap(({ forecast }) => forecast.open.values.map(({ currency }) => currency)),
  ];
  return [...new Set(all)].sort();
}

/** What a method said of one month in one currency, in minor units. */
interface SaidUnits {
  readonly units: bigint;
  readonly interval?: readonly [low: bigint, high: bigint];
}

function amountsIn(
  currency: string,
  { before }: BacktestQuestion,
  months: readonly Month[],
  said: readonly Said[],
): Backtest['amounts'][number] {
  /** null before anything was known: nothing was there to bring anything. */
  const cameIn = (month: number): bigint | null => {
    const { pipeline, brought } = months[month] ?? {};
    return pipeline && brought && pipeline.inputs.length > 0 ? (brought.units.get(currency) ?? 0n) : null;
  };
  const rows = said.map(({ month, forecast }) => {
    const { pipeline } = months[month]!;
    const weighted = pipeline.deals.length === 0 ? 0n : weightedUnits(pipeline, stageWeights(pipeline)).get(currency);
    return {
      origin: forecast.effectiveAt,
      actual: cameIn(month) ?? 0n,
      historical: unitsOf(forecast.historical, currency),
      ideal: unitsOf(forecast.ideal, currency),
      lastPeriod: alone(cameIn(month - 1)),
      sameMonthLastYear: alone(cameIn(month - 12)),
      stageWeights: alone(weighted ?? null),
    };
  });
  const earlier = Array.from({ length: before }, (_, month) => cameIn(month)).filter((one) => one !== null);
  const perUnit = Number(minorUnits({ amount: '1', currency }));
  const scale = { perUnit, earlier: earlier.map((units) => Number(units) / perUnit) };
  const each = <Value>(of: (method: Method) => Value) =>
    Object.fromEntries(METHODS.map((method) => [method, of(method)])) as { readonly [Name in Method]: Value };
  return {
    currency,
    rows: rows.map((row) => ({
      origin: row.origin,
      actual: money(row.actual, currency),
      ...each((method) => (row[method] ? money(row[method].units, currency) : null)),
    })),
    ...each((method) =>
      accuracyOf(
        rows.flatMap((row) => (row[method] ? [{ actual: row.actual, ...row[method] }] : [])),
        scale,
        levelOf(said),
      ),
    ),
  };
}

function levelOf(said: readonly Said[]): number {
  return said[0]?.forecast.level ?? 0;
}

function alone(units: bigint | null): SaidUnits | null {
  return units === null ? null : { units };
}

/** 0 where nothing was open in the currency; null where nothing can be said of what was. */
function unitsOf(method: MethodForecast | null, currency: string): SaidUnits | null {
  if (!method?.wins) return null;
  const own = method.amounts.find((one) => one.currency === currency);
  if (!own) return { units: 0n, interval: [0n, 0n] };
  const [low, high] = own.interval;
  return { units: minorUnits(own.amount), interval: [minorUnits(low), minorUnits(high)] };
}

function accuracyOf(
  judged: readonly (SaidUnits & { readonly actual: bigint })[],
  { perUnit, earlier }: { readonly perUnit: number; readonly earlier: readonly number[] },
  level: number,
): Accuracy {
  const inUnits = (units: bigint) => Number(units) / perUnit;
  const points = judged.map(({ units, actual }) => ({ forecast: inUnits(units), actual: inUnits(actual) }));
  const intervals = judged.flatMap(({ interval, actual }): readonly JudgedInterval[] =>
    interval ? [{ low: inUnits(interval[0]), high: inUnits(interval[1]), actual: inUnits(actual) }] : [],
  );
  const loss = (end: 'low' | 'high', share: number) =>
    pinballLoss(
      intervals.map((one) => ({ quantile: one[end], actual: one.actual })),
      share,
    );
  const [low, high] = [loss('low', (1 - level) / 2), loss('high', (1 + level) / 2)];
  return {
    origins: judged.length,
    wape: weightedError(points),
    mase: scaledError(points, earlier),
    bias: biasOf(points),
    pinball: low === null || high === null ? null : [low, high],
    coverage: intervals.length === 0 ? null : intervalCoverage(intervals),
  };
}

function scoresOf(
  said: readonly Said[],
  months: readonly Month[],
  chanceOf: (deal: DealForecast) => DealForecast['historical'] | DealForecast['ideal'],
): ProbabilityScores {
  const judged = said.flatMap(({ month, forecast }) =>
    forecast.deals.flatMap((deal) => {
      const probability = chanceOf(deal)?.probability;
      if (probability === null || probability === undefined) return [];
      return [{ probability, came: months[month]!.brought.won.has(deal.opportunityId) }];
    }),
  );
  return {
    deals: judged.length,
    brier: brierScore(judged),
    logLoss: logLoss(judged),
    calibration: calibrationTable(judged),
  };
}
