import { knownTimeOf, timeOf } from '#engine';
import type { Instant, Zone } from '#kernel';
import { invalid } from './failure.ts';

/** Reads a `T` of the command line, as `timeOf` does. @throws Failure (exit 2) for what is no time */
export function readTime(option: string, text: string, zone: Zone): Instant {
  return existing(option, text, timeOf(text, zone));
}

/** Reads `--as-of`, as `knownTimeOf` does. @throws Failure (exit 2) for what is no time */
export function readAsOf(text: string, zone: Zone, now: Instant): Instant {
  return existing('--as-of', text, knownTimeOf(text, zone, now));
}

function existing(option: string, text: string, time: Instant | undefined): Instant {
  if (time) return time;
  throw invalid(
    `${option} 的值 ${JSON.stringify(text)} 不是存在的时刻。请写成 2026-11-24 或 2026-11-24T08:00:00Z。`,
    `${option}: ${JSON.stringify(text)} is not a time that exists. Write 2026-11-24 or 2026-11-24T08:00:00Z.`,
  );
}

/** Both times of a query, as the command line gives them. */
export function askedTimes(options: { readonly asOf?: string; readonly effective?: string }, zone: Zone, now: Instant) {
  return {
    asOf: options.asOf === undefined ? undefined : readAsOf(options.asOf, zone, now),
    effectiveAt: options.effective === undefined ? undefined : readTime('--effective', options.effective, zone),
  };
}

/** An instant as a person reads it: local date and time to the minute. */
export function localTime(instant: Instant, zone: Zone): string {
  return Temporal.Instant.from(instant)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })
    .replace('T', ' ');
}
