import { compareRatios, isReachable, type Ratio, ratioOf, whole } from '#funnel';
import { isCode, type LocalDate, type Money, minorUnits, parseLocalDate, parseMoney } from '#kernel';
import { type PlanRefused, refusePlan } from './plan-refused.ts';

/** A figure as whoever asks wrote it. */
export type Written = string | number;

const LONGEST = 64;
const shown = (written: Written) => JSON.stringify(String(written).slice(0, LONGEST));

/** An amount above 0. @throws PlanRefused */
export function amountOf(name: string, written: Written, currency: string): Money {
  const amount = parseMoney(String(written), currency);
  if (amount && minorUnits(amount) > 0n) return amount;
  throw refusePlan(
    `${name} 为 ${shown(written)}：应为大于 0 的金额，小数位不多于 ${currency} 所有，例如 250000`,
    `${name} is ${shown(written)}: write an amount above 0, with no more decimals than ${currency} has, such as 250000`,
  );
}

/** The most that is counted. */
export const MOST = 999_999_999;

/** A whole number. @throws PlanRefused */
export function countOf(name: string, written: Written, { least = 1, most = MOST } = {}): number {
  const count = Number(written);
  if (/^\d{1,9}$/.test(String(written)) && count >= least && count <= most) return count;
  throw refusePlan(
    `${name} 为 ${shown(written)}：应为 ${least} 至 ${most} 的整数`,
    `${name} is ${shown(written)}: write a whole number from ${least} to ${most}`,
  );
}

/** A rate by which a target can be reached: above 0, up to 1. @throws PlanRefused */
export function rateOf(name: string, written: Written): Ratio {
  const rate = ratioOf(written);
  if (rate && isReachable(rate)) return rate;
  throw refusePlan(
    `${name} 为 ${shown(written)}：比率应大于 0 且不大于 1，写成 0.25 或 4/16；比率为 0 时任何目标都无法达成`,
    `${name} is ${shown(written)}: a rate is above 0 and at most 1, written 0.25 or 4/16; by a rate of 0 no target is reached`,
  );
}

/** A share from 0 to 1, both included. @throws PlanRefused */
export function shareOf(name: string, written: Written): Ratio {
  const share = ratioOf(written);
  if (share && compareRatios(share, whole(0n)) >= 0 && compareRatios(share, whole(1n)) <= 0) return share;
  throw refusePlan(
    `${name} 为 ${shown(written)}：份额应在 0 与 1 之间，写成 0.5 或 1/2`,
    `${name} is ${shown(written)}: a share is from 0 to 1, written 0.5 or 1/2`,
  );
}

/** A probability that can be asked for: above 0, below 1. @throws PlanRefused */
export function confidenceOf(name: string, written: Written): Ratio {
  const level = ratioOf(written);
  if (level && level.over > 0n && compareRatios(level, whole(1n)) < 0) return level;
  throw refusePlan(
    `${name} 为 ${shown(written)}：把握应大于 0 且小于 1，例如 0.9`,
    `${name} is ${shown(written)}: a confidence is above 0 and below 1, such as 0.9`,
  );
}

/** A date that exists. @throws PlanRefused */
export function dateOf(name: string, written: Written): LocalDate {
  const date = parseLocalDate(String(written));
  if (date) return date;
  throw refusePlan(
    `${name} 为 ${shown(written)}：没有这个日期，请写成 2026-11-30`,
    `${name} is ${shown(written)}: there is no such date; write one as 2026-11-30`,
  );
}

/** What is written as `NAME=value`, each name once, in order. @throws PlanRefused */
export function pairsOf(name: string, written: readonly string[]): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>();
  for (const one of written) {
    const equals = one.indexOf('=');
    const [key, value] = [one.slice(0, equals), one.slice(equals + 1)];
    if (equals < 1 || value === '' || !isCode(key)) throw notAPair(name, one);
    if (pairs.has(key)) {
      throw refusePlan(`${name} 给出 ${key} 两次：每个只写一次`, `${name} gives ${key} twice: give each once`);
    }
    pairs.set(key, value);
  }
  return pairs;
}

function notAPair(name: string, written: string): PlanRefused {
  return refusePlan(
    `${name} 为 ${shown(written)}：应写成 名称=值，例如 OPPORTUNITY=0.25`,
    `${name} is ${shown(written)}: write it as NAME=value, such as OPPORTUNITY=0.25`,
  );
}
