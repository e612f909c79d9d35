import { localDate, type Zone } from '#kernel';
import { type AskedPlan, FIVE_STEP_CURRENCY, type Plan, PlanRefused, type PlanSetting, planOf } from '#planning';
import type { FlowQuestion } from './ask-flows.ts';
import { type ActualsRead, chainActuals } from './chain-actuals.ts';
import { QuestionRefused } from './errors.ts';
import type { Engine } from './open-engine.ts';

export interface PlanQuestion extends AskedPlan, Pick<FlowQuestion, 'asOf' | 'effectiveAt' | 'filters' | 'isWithin'> {
  /** Of five-step: a month, as `2026-05`, whose figures the chain takes from the log; `actual` goes before them. */
  readonly actualIn?: string | undefined;
}

/** A plan, and where figures of the log stand in it, from what they were read. */
export type PlanAnswer = Plan & { readonly actualIn?: ActualsRead };

/**
 * A plan by the day and the currency of a log.
 * @throws QuestionRefused for what no plan can be made of; ViewBehind and what the stores throw
 */
export async function askPlan(engine: Engine, question: PlanQuestion): Promise<PlanAnswer> {
  const { actualIn, asOf, effectiveAt, filters, isWithin, ...asked } = question;
  const { store, clock } = engine;
  const { zone, currency } = store.header;
  const setting = { today: localDate(clock(), zone as Zone), currency };
  if (actualIn === undefined) return makePlan(asked, setting);
  if (asked.preset === undefined) {
    throw new QuestionRefused({
      zh: 'actualIn 属于预设 five-step：加上 preset five-step，或去掉它',
      en: 'actualIn belongs to the preset five-step: name the preset, or leave it out',
    });
  }
  const rows = { asOf, effectiveAt, filters, isWithin };
  const { actual, read } = await chainActuals(
    engine,
    { period: actualIn, ...rows },
    asked.currency ?? FIVE_STEP_CURRENCY,
  );
  const given = asked.actual ?? [];
  const names = new Set(given.map((pair) => pair.slice(0, pair.indexOf('='))));
  const others = actual.filter((pair) => !names.has(pair.slice(0, pair.indexOf('='))));
  return { ...makePlan({ ...asked, actual: [...given, ...others] }, setting), actualIn: read };
}

/** The same without a log. @throws QuestionRefused */
export function makePlan(asked: AskedPlan, setting: PlanSetting): Plan {
  try {
    return planOf(asked, setting);
  } catch (error) {
    throw error instanceof PlanRefused ? new QuestionRefused(error.text) : error;
  }
}
