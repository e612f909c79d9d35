import { localDate, type Zone } from '#kernel';
import { type AskedPlan, type Plan, PlanRefused, type PlanSetting, planOf } from '#planning';
import { QuestionRefused } from './errors.ts';
import type { Engine } from './open-engine.ts';

/**
 * A plan by the day and the currency of a log.
 * @throws QuestionRefused for what no plan can be made of
 */
export async function askPlan({ store, clock }: Pick<Engine, 'store' | 'clock'>, asked: AskedPlan): Promise<Plan> {
  const { zone, currency } = store.header;
  return makePlan(asked, { today: localDate(clock(), zone as Zone), currency });
}

/** The same without a log. @throws QuestionRefused */
export function makePlan(asked: AskedPlan, setting: PlanSetting): Plan {
  try {
    return planOf(asked, setting);
  } catch (error) {
    throw error instanceof PlanRefused ? new QuestionRefused(error.text) : error;
  }
}
