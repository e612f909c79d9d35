import { knownTimeOf, timeOf } from '#engine';
import { type Instant, type LocalDate, parseLocalDate, startOfDay, type Zone } from '#kernel';
import { invalid } from './failure.ts';

/** Reads a `T` of the command line, as `timeOf` does. @throws Failure (exit 2) for what is no time */
export function readTime(option: string, text: string, zone: Zone): Instant {
  return existing(option, text, timeOf(text, zone));
}

/** Reads a time that something begins with: a date means its first instant. @throws Failure (exit 2) for what is no time */
export function readBegin(option: string, text: string, zone: Zone): Instant {
  const date = parseLocalDate(text);
  return date ? startOfDay(date, zone) : readTime(option, text, zone);
}

/** Reads a time of knowing, as `knownTimeOf` does. @throws Failure (exit 2) for what is no time */
export function readAsOf(option: string, text: string, zone: Zone, now: Instant): Instant {
  return existing(option, text, knownTimeOf(text, zone, now));
}

function existing(option: string, text: string, time: Instant | undefined): Instant {
  if (time) return time;
  throw invalid(
    `${option} 的值 ${JSON.stringify(text)} 不是存在的时刻。请写成 2026-11-24 或 2026-11-24T08:00:00Z。`,
    `${option}: ${JSON.stringify(text)} is not a time that exists. Write 2026-11-24 or 2026-11-24T08:00:00Z.`,
  );
}

/** An option that is a local date. @throws Failure (exit 2) for what is none */
export function dateOption(option: string, text: string | undefined): LocalDate | undefined {
  const date = text === undefined ? undefined : parseLocalDate(text);
  if (text === undefined || date) return date;
  throw invalid(
    `${option} 的值 ${JSON.stringify(text)} 不是存在的日期。请写成 2026-11-24。`,
    `${option}: ${JSON.stringify(text)} is not a date that exists. Write 2026-11-24.`,
  );
}

/** Both times of a query, as the command line gives them. */
export function askedTimes(options: { readonly asOf?: string; readonly effective?: string }, zone: Zone, now: Instant) {
  return {
    asOf: options.asOf === undefined ? undefined : readAsOf('--as-of', options.asOf, zone, now),
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
