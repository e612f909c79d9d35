import type { Instant, LocalDate } from '#kernel';

/** Plain calendar arithmetic: nothing here is shared with the code that is checked. */

/** Days are gone through over and over: what was worked out for one is remembered. */
const closes = new Map<string, Instant>();

/** 24:00 of a local date: 00:00 of the next one, or the first time of day that exists there. */
export function closeOf(date: LocalDate, zone: string): Instant {
  const known = closes.get(`${date} ${zone}`);
  if (known) return known;
  const next = Temporal.PlainDate.from(date).add({ days: 1 }).toZonedDateTime(zone);
  const close = instantAt(next.epochMilliseconds);
  closes.set(`${date} ${zone}`, close);
  return close;
}

const dates = new Map<string, LocalDate>();

export function dateOf(instant: Instant, zone: string): LocalDate {
  const known = dates.get(`${instant} ${zone}`);
  if (known) return known;
  const date = Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString() as LocalDate;
  dates.set(`${instant} ${zone}`, date);
  return date;
}

const DAY = 86_400_000;

export function plusDays(date: LocalDate, days: number): LocalDate {
  return new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10) as LocalDate;
}

/** Calendar days from one date to another. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return (Date.parse(to) - Date.parse(from)) / DAY;
}

export function plusHours(instant: Instant, hours: number): Instant {
  return instantAt(Date.parse(instant) + Math.round(hours * 3_600_000));
}

export function laterOf(a: Instant, b: Instant): Instant {
  return a > b ? a : b;
}

function instantAt(epochMs: number): Instant {
  return new Date(epochMs).toISOString() as Instant;
}
