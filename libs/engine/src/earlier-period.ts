import { epochMs, type Instant, instantOf } from '#kernel';
import { QuestionRefused } from './errors.ts';

/** What comes after `from`, up to and with `to`. */
export interface Bounds {
  readonly from: Instant;
  readonly to: Instant;
}

/** The period before, as long. */
function asLongBefore({ from, to }: Bounds): Bounds {
  return { from: instantOf(2 * epochMs(from) - epochMs(to)), to: from };
}

/** @throws QuestionRefused for periods without a beginning, or that end before it */
export function boundsAsked(
  {
    from,
    to,
    earlier,
  }: { readonly from?: Instant | undefined; readonly to?: Instant | undefined; readonly earlier?: Bounds | undefined },
  otherwise: Instant,
): { readonly period: Bounds; readonly earlier: Bounds } {
  if (from === undefined)
    throw new QuestionRefused({
      zh: '期间没有起点：请给出 from',
      en: 'the period has no beginning: give from',
    });
  const period = { from, to: to ?? otherwise };
  if (period.from >= period.to)
    throw new QuestionRefused({
      zh: `期间的终点早于起点：从 ${from} 到 ${period.to}`,
      en: `the period ends before it begins: from ${from} to ${period.to}`,
    });
  if (earlier && earlier.from >= earlier.to) {
    throw new QuestionRefused({
      zh: `对比期间的终点早于起点：从 ${earlier.from} 到 ${earlier.to}`,
      en: `the earlier period ends before it begins: from ${earlier.from} to ${earlier.to}`,
    });
  }
  return { period, earlier: earlier ?? asLongBefore(period) };
}
