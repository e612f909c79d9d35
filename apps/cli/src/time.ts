import { endOfDay, type Instant, localDate, parseInstant, parseLocalDate, type Zone } from '#kernel';
import { invalid } from './failure.ts';

/**
 * Reads a `T` of the command line: an ISO instant, or a date that means its last millisecond in the zone.
 * @throws Failure (exit 2) for anything else
 */
export function readTime(option: string, text: string, zone: Zone): Instant {
  const instant = parseInstant(text);
  if (instant) return instant;
  const date = parseLocalDate(text);
  if (date) return endOfDay(date, zone);
  throw invalid(
    `${option} 的值 ${JSON.stringify(text)} 不是存在的时刻。请写成 2026-11-24 或 2026-11-24T08:00:00Z。`,
    `${option}: ${JSON.stringify(text)} is not a time that exists. Write 2026-11-24 or 2026-11-24T08:00:00Z.`,
  );
}

/** Today as `--as-of` means now: the day is not over, so its last millisecond cannot be asked for. */
export function readAsOf(text: string, zone: Zone, now: Instant): Instant {
  return parseLocalDate(text) === localDate(now, zone) ? now : readTime('--as-of', text, zone);
}

/** Both times of a query, as the command line gives them. */
export function askedTimes(options: { readonly asOf?: string; readonly effective?: string }, zone: Zone, now: Instant) {
  return {
    asOf: options.asOf === undefined ? undefined : readAsOf(options.asOf, zone, now),
    effectiveAt: options.effective === undefined ? undefined : readTime('--effective', options.effective, zone),
  };
}
