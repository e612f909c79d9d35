import { refusePlan } from './plan-refused.ts';
import type { Written } from './read-figures.ts';

export const PRESETS = ['five-step'] as const;
export type Preset = (typeof PRESETS)[number];

export const FIVE_STEP_CURRENCY = 'CNY';

/** What a plan is asked for: figures as whoever asks wrote them. What is not given follows from the rest, or the preset. */
export interface AskedPlan {
  readonly preset?: string | undefined;
  /** What is to be signed: an amount. */
  readonly target?: Written | undefined;
  /** Of one deal: an amount. */
  readonly averageValue?: Written | undefined;
  /** ISO 4217; default: that of the preset, else of the log. */
  readonly currency?: string | undefined;
  /** `STAGE=rate` for each stage, in order; rates as `0.25` or `4/16`. */
  readonly rate?: readonly string[] | undefined;
  /** How sure the number of wins should be; default 0.9. */
  readonly confidence?: Written | undefined;
  /** `STAGE=n`: what stands open already. */
  readonly open?: readonly string[] | undefined;
  readonly headcount?: Written | undefined;
  /** How many entries one person can work. */
  readonly capacity?: Written | undefined;
  /** The day by which the target is to be won. */
  readonly due?: string | undefined;
  /** From entry to win, in days. */
  readonly daysToWin?: Written | undefined;
  /** `id` or `id=weight`: among whom the target is divided. */
  readonly person?: readonly string[] | undefined;
  /** Into whose months it is divided: `2027-Q1`. */
  readonly period?: string | undefined;

  /** Of the preset `five-step` only, from here on. To be collected a month: an amount. */
  readonly collected?: Written | undefined;
  /** To be won a month. */
  readonly deals?: Written | undefined;
  readonly newPerMonth?: Written | undefined;
  /** How many months the reserve holds, and within how many an opportunity is to be signed. */
  readonly months?: Written | undefined;
  readonly perTerminal?: Written | undefined;
  readonly reserve?: Written | undefined;
  readonly terminals?: Written | undefined;
  /** The share of a day for deals of the current month. */
  readonly currentShare?: Written | undefined;
  /** From when the qualification counts its months; default: today. */
  readonly on?: string | undefined;
  /** `NAME=value`: what happened, for the chain of four rates. */
  readonly actual?: readonly string[] | undefined;
  /** Whether the chain is checked as an inequality. */
  readonly literal?: boolean | undefined;
}

const OF_FIVE_STEP = [
  'collected',
  'deals',
  'newPerMonth',
  'months',
  'perTerminal',
  'reserve',
  'terminals',
  'currentShare',
  'on',
  'actual',
  'literal',
] as const satisfies readonly (keyof AskedPlan)[];

/** What says something only together. */
const TOGETHER = [
  ['headcount', 'capacity'],
  ['due', 'daysToWin'],
  ['person', 'period'],
] as const satisfies readonly (readonly (keyof AskedPlan)[])[];

/** Refuses what does not belong together. @throws PlanRefused */
export function checkBelonging(asked: AskedPlan): void {
  const { preset } = asked;
  if (preset !== undefined && !PRESETS.some((known) => known === preset)) {
    throw refusePlan(
      `没有预设 ${JSON.stringify(preset.slice(0, 64))}：可用 ${PRESETS.join('、')}`,
      `there is no preset ${JSON.stringify(preset.slice(0, 64))}; there are ${PRESETS.join(', ')}`,
    );
  }
  const stranger = OF_FIVE_STEP.find((name) => asked[name] !== undefined && preset === undefined);
  if (stranger) {
    throw refusePlan(
      `${stranger} 属于预设 five-step：加上 preset five-step，或去掉它`,
      `${stranger} belongs to the preset five-step: name the preset, or leave it out`,
    );
  }
  for (const names of TOGETHER) {
    const given = names.filter((name) => asked[name] !== undefined);
    const [missing] = names.filter((name) => asked[name] === undefined);
    if (given.length === 1 && missing) {
      throw refusePlan(
        `${given[0]} 须与 ${missing} 一起给出`,
        `${given[0]} needs ${missing} beside it: give both, or neither`,
      );
    }
  }
}

/** Refuses a plan without what nothing else says. @throws PlanRefused */
export function checkComplete({ preset, target, averageValue, rate, collected, currency }: AskedPlan): void {
  if (preset === undefined) {
    const figures = { target, averageValue, rate };
    const missing = Object.entries(figures).flatMap(([name, value]) => (value === undefined ? [name] : []));
    if (missing.length === 0) return;
    throw refusePlan(
      `缺少 ${missing.join('、')}：请给出，或用 preset five-step`,
      `${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing: give ${missing.length === 1 ? 'it' : 'them'}, or name the preset five-step`,
    );
  }
  if (currency === undefined || currency === FIVE_STEP_CURRENCY) return;
  if (target !== undefined && averageValue !== undefined && collected !== undefined) return;
  throw refusePlan(
    `预设的金额以 ${FIVE_STEP_CURRENCY} 计：改用 ${currency} 时须给出 target、averageValue 与 collected`,
    `the preset's amounts are in ${FIVE_STEP_CURRENCY}: for ${currency} give target, averageValue and collected too`,
  );
}
