import { type Instant, instantOf, type LocalDate, localDate, type Zone } from '#kernel';

const QUARTER_MS = 900_000;
const DAY_MS = 86_400_000;

/** Days since 1970-01-01 of a calendar date. */
export function dayNumber(date: LocalDate): number {
  return Date.parse(date) / DAY_MS;
}

/** The calendar date so many days after 1970-01-01. */
export function dateOf(day: number): LocalDate {
  return new Date(day * DAY_MS).toISOString().slice(0, 10) as LocalDate;
}

/** Month `YYYY-MM` and day `DD` of a day number. Neighbours in the log share their day: it is written once. */
export function dayParts(): (day: number) => readonly [month: string, date: string] {
  let known: { readonly day: number; readonly parts: readonly [string, string] } | undefined;
  return (day) => {
    if (known?.day !== day) {
      const date = dateOf(day);
      known = { day, parts: [date.slice(0, 7), date.slice(8)] };
    }
    return known.parts;
  };
}

/**
 * Local day number of an instant. Asking a time zone costs microseconds, so a quarter of an hour that lies within one
 * local day is asked for once.
 */
export function dayIn(zone: Zone): (instant: Instant) => number {
  const known = new Map<number, number>();
  return (instant) => {
    const quarter = Math.floor(Date.parse(instant) / QUARTER_MS);
    const day = known.get(quarter);
    if (day !== undefined) return day;
    const first = localDate(instantOf(quarter * QUARTER_MS), zone);
    if (first !== localDate(instantOf((quarter + 1) * QUARTER_MS - 1), zone)) {
      return dayNumber(localDate(instant, zone));
    }
    if (known.size > 100_000) known.clear();
    known.set(quarter, dayNumber(first));
    return dayNumber(first);
  };
}
