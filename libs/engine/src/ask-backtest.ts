import { earliest, type Instant, type Zone } from '#kernel';
import { type StageModel, stageModelOf } from '#opportunity';
import type { IdealVersion } from '#planning';
import { type Backtest, backtest, minimumOf, type Tell } from '#projections/funnel-flow';
import { askFlows, type FlowAnswer, type FlowQuestion, type Ungrouped } from './ask-flows.ts';
import { levelOf, randomOf } from './ask-forecast.ts';
import { QuestionRefused } from './errors.ts';
import { explaining } from './explain-answer.ts';
import { idealInForce } from './ideal-in-force.ts';
import { namedIdeal, withinScope } from './ideal-named.ts';
import { knownPolicies } from './known-policies.ts';
import { monthEndsUpTo } from './month-end.ts';
import type { Engine } from './open-engine.ts';
import { queryTimes } from './query-time.ts';

export interface AskedBacktest
  extends Pick<FlowQuestion, 'asOf' | 'effectiveAt' | 'filters' | 'stageModel' | 'isWithin'> {
  /** How many months are forecast again, each from the end of the one before; default 12. */
  readonly months?: number | undefined;
  /** Chances are estimated on so many days before each; default 365. */
  readonly baseDays?: number | undefined;
  readonly level?: number | undefined;
  readonly minimum?: number | undefined;
  /** Id of an ideal funnel: each month takes the version that was known and in force when it began. */
  readonly ideal?: string | undefined;
}

export type BacktestAnswer = Backtest &
  FlowAnswer & { readonly stageModel: string; readonly asOf: Instant; readonly effectiveAt: Instant };

const MONTHS = 12;
const MOST_MONTHS = 60;
const BASE_DAYS = 365;
const LONGEST_BASE = 3_660;
/** Months that the baselines look back on. */
const BEFORE = 12;

/**
 * How good forecasts would have been, made month by month from what was known then: whole months up to `effectiveAt`, or
 * `asOf` where that comes first.
 * @param tell told of what each figure counts
 * @throws QuestionRefused, StageModelNeeded; ViewBehind and what the stores throw
 */
export async function askBacktest(engine: Engine, asked: AskedBacktest, tell?: Tell): Promise<BacktestAnswer> {
  const { store, clock } = engine;
  const { asOf, effectiveAt } = queryTimes(asked, await store.head(), clock);
  const { stageModel, isWithin } = asked;
  const now =
    asked.ideal === undefined ? undefined : await idealOf(engine, asked.ideal, { asOf, effectiveAt, isWithin });
  const filters = now ? withinScope(asked.filters ?? {}, now) : (asked.filters ?? {});
  const months = wholeWithin('months', asked.months ?? MONTHS, MOST_MONTHS);
  const seen = earliest(asOf, effectiveAt);
  const question = {
    filters,
    ends: monthEndsUpTo(seen, BEFORE + months + 1, store.header.zone as Zone),
    before: BEFORE,
    baseDays: wholeWithin('baseDays', asked.baseDays ?? BASE_DAYS, LONGEST_BASE),
    level: levelOf(asked.level),
    minimum: knownPolicies(minimumOf, asked.minimum),
  };
  const ideals = await idealsAt(engine, asked, question.ends.slice(BEFORE, -1));
  const flow = { asOf, effectiveAt, filters, stageModel: stageModel ?? now?.stageModel, isWithin, mayName: false };
  return askFlows<Omit<BacktestAnswer, keyof FlowAnswer> & Ungrouped>(engine, flow, (flows, { model: name }) => ({
    stageModel: name,
    ...{ asOf, effectiveAt },
    ...backtest(
      flows,
      { ...question, model: name },
      {
        model: stageModelOf(name) as StageModel,
        randomOf,
        idealAt(origin) {
          const ideal = ideals.get(origin);
          return ideal?.stageModel === name ? ideal : undefined;
        },
      },
      tell,
    ),
  }));
}

type Times = Pick<AskedBacktest, 'isWithin'> & { readonly asOf: Instant; readonly effectiveAt: Instant };

function idealOf(engine: Engine, name: string, times: Times): Promise<IdealVersion> {
  return idealInForce(engine, { ...namedIdeal(name), ...times });
}

/** The versions at each origin at which one was known and in force. */
async function idealsAt(
  engine: Engine,
  asked: AskedBacktest,
  origins: readonly Instant[],
): Promise<ReadonlyMap<Instant, IdealVersion>> {
  const ideals = new Map<Instant, IdealVersion>();
  if (asked.ideal === undefined) return ideals;
  const { ideal: name, isWithin } = asked;
  for (const origin of origins) {
    const ideal = await knownIdeal(() => idealOf(engine, name, { asOf: origin, effectiveAt: origin, isWithin }));
    if (ideal) ideals.set(origin, ideal);
  }
  return ideals;
}

async function knownIdeal(read: () => Promise<IdealVersion>): Promise<IdealVersion | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof QuestionRefused) return undefined;
    throw error;
  }
}

function wholeWithin(name: string, count: number, most: number): number {
  if (Number.isSafeInteger(count) && count >= 1 && count <= most) return count;
  throw new QuestionRefused({
    zh: `${name} 应为 1 至 ${most} 的整数`,
    en: `${name} is not a whole number from 1 to ${most}`,
  });
}

/** The opportunities and events behind a figure of a back-test: origins.0.actual.wins, deals.historical.calibration.3.came, … */
export const askBacktestCell = explaining(askBacktest);
