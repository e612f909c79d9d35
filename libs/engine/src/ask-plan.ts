import { localDate, type Zone } from '#kernel';
import { type AskedPlan, FIVE_STEP_CURRENCY, type Plan, PlanRefused, type PlanSetting, planOf } from '#planning';
import type { FlowAnswer, FlowQuestion } from './ask-flows.ts';
import { type ActualsQuestion, type ActualsRead, chainActuals } from './chain-actuals.ts';
import { QuestionRefused } from './errors.ts';
import { explaining } from './explain-answer.ts';
import type { Engine } from './open-engine.ts';
import { type TimeToWinAsked, type TimeToWinRead, timeToWinRead } from './time-to-win-read.ts';

export interface PlanQuestion
  extends AskedPlan,
    Pick<FlowQuestion, 'asOf' | 'effectiveAt' | 'filters' | 'isWithin' | 'stageModel'> {
  /** Of five-step: a month, as `2026-05`, whose figures the chain takes from the log; `actual` goes before them. */
  readonly actualIn?: string | undefined;
  /** Instead of `daysToWin`: the quantile of the time to win that the log's own curve has, as 0.9. */
  readonly winQuantile?: string | undefined;
}

/** A plan, and where figures of the log stand in it, from what they were read. */
export type PlanAnswer = Plan &
  Partial<FlowAnswer> & { readonly actualIn?: ActualsRead; readonly timeToWin?: TimeToWinRead };

/**
 * A plan by the day and the currency of a log.
 * @throws QuestionRefused for what no plan can be made of, StageModelNeeded; ViewBehind and what the stores throw
 */
export async function askPlan(engine: Engine, question: PlanQuestion): Promise<PlanAnswer> {
  const { actualIn, winQuantile, asOf, effectiveAt, filters, isWithin, stageModel, ...asked } = question;
  const { store, clock } = engine;
  const { zone, currency } = store.header;
  const setting = { today: localDate(clock(), zone as Zone), currency };
  const rows = { asOf, effectiveAt, filters, isWithin };
  const timed =
    winQuantile === undefined ? undefined : await leadTimeByLog(engine, asked, { ...rows, stageModel, winQuantile });
  const chained = actualIn === undefined ? undefined : await chainByLog(engine, asked, { ...rows, period: actualIn });
  return {
    ...makePlan({ ...asked, ...timed?.figures, ...chained?.figures }, setting),
    ...(timed && { timeToWin: timed.read }),
    ...(chained && { actualIn: chained.read }),
    ...(chained ?? timed)?.completeness,
  };
}

/** The lead time by the log; none where the log cannot tell. */
async function leadTimeByLog(engine: Engine, { due, daysToWin }: AskedPlan, asked: TimeToWinAsked) {
  if (due === undefined || daysToWin !== undefined) {
    throw new QuestionRefused({
      zh: 'winQuantile 须与 due 一起给出，并代替 daysToWin',
      en: 'winQuantile needs due beside it, and stands for daysToWin: give one of the two',
    });
  }
  const { read, completeness } = await timeToWinRead(engine, asked);
  return { read, completeness, figures: read.days === null ? { due: undefined } : { daysToWin: String(read.days) } };
}

/** What happened in a month by the log, save what is given. */
async function chainByLog(engine: Engine, { preset, currency, actual: given = [] }: AskedPlan, asked: ActualsQuestion) {
  if (preset === undefined) {
    throw new QuestionRefused({
      zh: 'actualIn 属于预设 five-step：加上 preset five-step，或去掉它',
      en: 'actualIn belongs to the preset five-step: name the preset, or leave it out',
    });
  }
  const { actual, read, completeness } = await chainActuals(engine, asked, currency ?? FIVE_STEP_CURRENCY);
  const names = new Set(given.map(nameOf));
  return { read, completeness, figures: { actual: [...given, ...actual.filter((pair) => !names.has(nameOf(pair)))] } };
}

/**
 * The opportunities and events behind a figure that the chain takes from the log, by its name there: `actual.new`,
 * `actual.collected`. All else in a plan is given, or reckoned from what is.
 */
export const askPlanCell = explaining(async (engine: Engine, question: PlanQuestion, tell) => {
  const { actualIn: period, asOf, effectiveAt, filters, isWithin, currency = FIVE_STEP_CURRENCY } = question;
  if (period === undefined) {
    throw new QuestionRefused({
      zh: '规划中只有取自日志的数字可以说明：请给出 actualIn',
      en: 'of a plan only what it takes from the log is explained: name actualIn',
    });
  }
  const rows = { asOf, effectiveAt, filters, isWithin, period };
  const { read, completeness } = await chainActuals(engine, rows, currency, tell);
  return { ...read, ...completeness };
});

const nameOf = (pair: string) => pair.slice(0, pair.indexOf('='));

/** The same without a log. @throws QuestionRefused */
export function makePlan(asked: AskedPlan, setting: PlanSetting): Plan {
  try {
    return planOf(asked, setting);
  } catch (error) {
    throw error instanceof PlanRefused ? new QuestionRefused(error.text) : error;
  }
}
