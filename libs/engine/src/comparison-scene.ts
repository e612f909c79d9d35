import { epochMs, type Zone } from '#kernel';
import type { Comparison, IdealVersion } from '#planning';
import { QuestionRefused } from './errors.ts';
import type { Engine } from './open-engine.ts';
import { boundsOf } from './period-bounds.ts';

type Filters = Comparison['filters'];

/** Of the ideal's period, in the zone of the log, the part that the cohort's is. */
export function ideallyShared(
  { from, to }: Comparison,
  { period }: IdealVersion,
  { store }: Pick<Engine, 'store'>,
): number {
  const whole = boundsOf(period, store.header.zone as Zone);
  return (epochMs(to) - epochMs(from)) / (epochMs(whole.to) - epochMs(whole.from));
}

/** @throws QuestionRefused for a comparison of rows that bounds leave out */
export function requireOwnRows({ filters, beside }: Comparison, bounds: Filters): void {
  if ([filters, ...(beside ? [beside] : [])].every((one) => liesWithin(one, bounds))) return;
  throw new QuestionRefused({
    zh: '此对比涉及您无权查看的商机',
    en: 'the comparison is about opportunities that are not yours to see',
  });
}

function liesWithin(asked: Filters, bounds: Filters): boolean {
  return Object.entries(bounds).every(([name, values]) => {
    const own = asked[name];
    return own?.every((value) => values.includes(value)) === true;
  });
}

const HORIZON_DAYS = 90;

/** Longer than any sale takes, and short enough to be reckoned in milliseconds. */
const LONGEST_HORIZON = 36_500;

/** Days of a horizon, 90 where none is asked. @throws QuestionRefused */
export function horizonOf(days: number | undefined): number {
  const horizon = days ?? HORIZON_DAYS;
  if (Number.isSafeInteger(horizon) && horizon >= 1 && horizon <= LONGEST_HORIZON) return horizon;
  throw new QuestionRefused({
    zh: `观察天数应为 1 至 ${LONGEST_HORIZON} 的整数`,
    en: `the horizon is not a number of days from 1 to ${LONGEST_HORIZON}`,
  });
}
