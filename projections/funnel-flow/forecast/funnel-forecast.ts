import { createHash } from 'node:crypto';
import { epochMs, type Instant, type Money, money } from '#kernel';
import type { StageModel } from '#opportunity';
import type { IdealVersion } from '#planning';
import { CurrencySums } from '../currency-sums.ts';
import { definitionId } from '../definition.ts';
import type { Flows } from '../flow-memory.ts';
import type { Scope } from '../scope.ts';
import {
  type Chanced,
  type ExpectedAmount,
  type ExpectedWins,
  expectedAmounts,
  expectedUnits,
  expectedWins,
} from './amounts.ts';
import { type HistoricalChances, historicalChances, type NoChance, type StageAge } from './historical-chances.ts';
import { DAY, type OpenDeal, type Pipeline, pipelineOf } from './pipeline.ts';

export interface ForecastQuestion extends Omit<Scope, 'by'> {
  readonly asOf: Instant;
  readonly effectiveAt: Instant;
  /** The horizon: what is won after `effectiveAt`, up to and with it. */
  readonly until: Instant;
  /** What chances are estimated on: what comes after `from`, up to and with `to`. */
  readonly base: { readonly from: Instant; readonly to: Instant };
  /** How probably the amount lies in its interval, as 0.8. */
  readonly level: number;
  /** Chances of fewer are not told. */
  readonly minimum: number;
}

/** What a forecast needs beside the flows. */
export interface ForecastScene {
  readonly model: StageModel;
  readonly ideal?: IdealVersion | undefined;
  /** A source of chance in [0, 1) that gives the same for the same seed. */
  readonly randomOf: (seed: string) => () => number;
}

/** Why a method says nothing of a deal, or of all. */
export type Unsaid = NoChance | 'stage-not-of-the-ideal' | 'nothing-open';

interface NothingSaid {
  readonly probability: null;
  readonly unsaid: Unsaid;
}

interface Chance {
  readonly probability: number;
  /** Value × probability; null without a value. */
  readonly amount: Money | null;
}

/** A chance, and what it rests on. */
export interface HistoricalChance extends Chance {
  /** The age that others were looked at. */
  readonly fromAgeDays: number;
  /** How many stays in the stage it rests on, and how many of them were won within the horizon. */
  readonly stays: number;
  readonly wins: number;
}

/** One open deal. */
export interface DealForecast {
  readonly opportunityId: string;
  readonly stage: string;
  /** For how long it has stood there. */
  readonly ageDays: number;
  readonly value: Money | null;
  readonly historical: HistoricalChance | NothingSaid;
  /** Absent unless an ideal is named. */
  readonly ideal?: Chance | NothingSaid;
}

export interface MethodForecast {
  /** By currency; only of deals that something can be said of. */
  readonly amounts: readonly ExpectedAmount[];
  /** null where nothing can be said. */
  readonly wins: ExpectedWins | null;
  /** How many open deals it can say nothing of: they are in no amount. */
  readonly without: number;
  readonly unsaid?: Unsaid;
}

/** The JSON of `forecast`, save what only the caller knows. */
export interface FunnelForecast {
  readonly stageModel: string;
  readonly asOf: Instant;
  readonly effectiveAt: Instant;
  readonly until: Instant;
  readonly base: { readonly from: Instant; readonly to: Instant };
  readonly definitionId: string;
  /** SHA-256 of all that it is made from. */
  readonly inputsHash: string;
  readonly level: number;
  readonly minimum: number;
  readonly open: { readonly count: number; readonly unvalued: number; readonly values: readonly Money[] };
  readonly historical: MethodForecast;
  /** null where no ideal is named. */
  readonly ideal: (MethodForecast & { readonly id: string; readonly version: number }) | null;
  /** Those that are expected to bring most first, each currency by itself. */
  readonly deals: readonly DealForecast[];
}

const DRAWS = 2_000;

/** What the open deals are expected to bring by a horizon, by the base period and by an ideal (funnel.md 7). */
export function funnelForecast(
  flows: Pick<Flows, 'flows'>,
  asked: ForecastQuestion,
  scene: ForecastScene,
): FunnelForecast {
  const { asOf, effectiveAt, until, base, level, minimum, model: stageModel, filters } = asked;
  const { ideal, randomOf } = scene;
  const pipeline = pipelineAt(flows, asked, scene.model);
  const inputsHash = hashOf(pipeline, asked, ideal);
  const horizonDays = (epochMs(until) - epochMs(effectiveAt)) / DAY;
  const chances = historicalChances(pipeline, { horizonDays, minimum });
  const drawn = (method: string) => ({ level, draws: DRAWS, random: randomOf(`${inputsHash} ${method}`) });
  const deals = pipeline.deals.map((deal) => ({
    deal,
    historical: estimated(deal, chances),
    ideal: ideal && wanted(deal, ideal),
  }));
  return {
    stageModel,
    ...{ asOf, effectiveAt, until, base },
    definitionId: definitionId(
      'forecast',
      { model: stageModel, filters },
      { minimum, level, ...(ideal ? { ideal: ideal.id, version: ideal.version } : {}) },
    ),
    ...{ inputsHash, level, minimum },
    open: stockOf(pipeline.deals),
    historical: methodOf(
      deals.map(({ historical }) => historical),
      drawn('historical'),
    ),
    ideal: ideal
      ? {
          id: ideal.id,
          version: ideal.version,
          ...methodOf(
            deals.map((one) => one.ideal!),
            drawn('ideal'),
          ),
        }
      : null,
    deals: deals.toSorted(byExpected).map(({ deal, historical, ideal: own }) => ({
      opportunityId: deal.id,
      stage: deal.stage,
      ageDays: deal.ageDays,
      value: deal.currency === '' ? null : money(deal.units, deal.currency),
      historical:
        typeof historical === 'string'
          ? nothing(historical)
          : { ...told(historical), ...restingOn(historical.estimate) },
      ...(own === undefined ? {} : { ideal: typeof own === 'string' ? nothing(own) : told(own) }),
    })),
  };
}

/** The state that a forecast rests on. */
export function pipelineAt(flows: Pick<Flows, 'flows'>, asked: ForecastQuestion, model: StageModel): Pipeline {
  const instants = { known: epochMs(asked.asOf), effective: epochMs(asked.effectiveAt) };
  const base = { from: epochMs(asked.base.from), to: epochMs(asked.base.to) };
  return pipelineOf(flows, instants, { scope: { model: asked.model, filters: asked.filters }, model, base });
}

type Said = Chanced | Unsaid;

function estimated(deal: OpenDeal, chances: HistoricalChances): (Chanced & { readonly estimate: StageAge }) | NoChance {
  const estimate = chances.of(deal);
  return typeof estimate === 'string' ? estimate : { deal, probability: estimate.share, estimate };
}

/** The product of the ideal's rates from the stage on: it is won in the end, whenever that is. */
function wanted(deal: OpenDeal, { stages }: IdealVersion): Said {
  const from = stages.findIndex(({ stage }) => stage === deal.stage);
  if (from < 0) return 'stage-not-of-the-ideal';
  return { deal, probability: stages.slice(from).reduce((product, { rate }) => product * rate, 1) };
}

function methodOf(said: readonly Said[], drawing: Parameters<typeof expectedAmounts>[1]): MethodForecast {
  const chanced = said.filter((one): one is Chanced => typeof one !== 'string');
  const without = said.length - chanced.length;
  if (said.length === 0) return { amounts: [], wins: expectedWins([], drawing), without, unsaid: 'nothing-open' };
  if (chanced.length === 0) return { amounts: [], wins: null, without, unsaid: said[0] as Unsaid };
  return { amounts: expectedAmounts(chanced, drawing), wins: expectedWins(chanced, drawing), without };
}

function nothing(unsaid: Unsaid): NothingSaid {
  return { probability: null, unsaid };
}

function told({ deal: { currency, units }, probability }: Chanced): Chance {
  return { probability, amount: currency === '' ? null : money(expectedUnits(units, probability), currency) };
}

function restingOn({ ageDays, stays, hits }: StageAge) {
  return { fromAgeDays: ageDays, stays, wins: hits };
}

function stockOf(deals: readonly OpenDeal[]): FunnelForecast['open'] {
  const sums = new CurrencySums();
  for (const deal of deals) sums.add(deal);
  return {
    count: deals.length,
    unvalued: deals.filter(({ currency }) => currency === '').length,
    values: sums.values(),
  };
}

interface Ordered {
  readonly deal: OpenDeal;
  readonly historical: Said;
}

function byExpected(a: Ordered, b: Ordered): number {
  if (a.deal.currency !== b.deal.currency) return a.deal.currency < b.deal.currency ? 1 : -1;
  const [first, second] = [a, b].map(({ deal, historical }) =>
    typeof historical === 'string' ? -1n : expectedUnits(deal.units, historical.probability),
  ) as [bigint, bigint];
  return first === second ? (a.deal.id < b.deal.id ? -1 : 1) : first < second ? 1 : -1;
}

function hashOf({ inputs }: Pipeline, asked: ForecastQuestion, ideal: IdealVersion | undefined): string {
  const hash = createHash('sha256');
  const { model, filters = {}, effectiveAt, until, base, level, minimum } = asked;
  hash.update(
    JSON.stringify([model, Object.entries(filters).sort(), effectiveAt, until, base.from, base.to, level, minimum]),
  );
  if (ideal) hash.update(JSON.stringify([ideal.id, ideal.version, ideal.stages]));
  for (const [id, points] of inputs) {
    const lines = points.map(({ at, status, stage, currency, units, episode }) => [
      at,
      status,
      stage,
      currency,
      `${units}`,
      episode,
    ]);
    hash.update(JSON.stringify([id, lines]));
  }
  return hash.digest('hex');
}
