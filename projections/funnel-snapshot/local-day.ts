import { epochMs, type Instant, instantOf, type LocalDate, localDate, type Zone } from '#kernel';

const QUARTER_MS = 900_000;
const SPAN_MS = 24 * QUARTER_MS;
const DAY_MS = 86_400_000;

/** Days since 1970-01-01 of a calendar date. */
export function dayNumber(date: LocalDate): number {
  return Date.parse(date) / DAY_MS;
}

/** The calendar date so many days after 1970-01-01. */
export function dateOf(day: number): LocalDate {
  return new Date(day * DAY_MS).toISOString().slice(0, 10) as LocalDate;
}

/** Month `YYYY-MM` and day `DD` of a day number, each written once. */
export function dayParts(): (day: number) => readonly [month: string, date: string] {
  const known = new Map<number, readonly [string, string]>();
  return (day) => {
    let parts = known.get(day);
    if (!parts) {
      const date = dateOf(day);
      parts = [date.slice(0, 7), date.slice(8)];
      known.set(day, parts);
    }
    return parts;
  };
}

/** Local day number of an instant. */
export function dayIn(zone: Zone): (instant: Instant) => number {
  const dayOf = dayOfMs(zone);
  return (instant) => dayOf(epochMs(instant));
}

/**
 * Local day number of epoch ms. Asking a time zone costs microseconds, so six hours, or else a quarter of an hour, that lie
 * within one local day are asked for once.
 */
export function dayOfMs(zone: Zone): (ms: number) => number {
  const ofQuarter = wholeSpans(zone, QUARTER_MS, (ms) => dayNumber(localDate(instantOf(ms), zone)));
  return wholeSpans(zone, SPAN_MS, ofQuarter);
}

function wholeSpans(zone: Zone, length: number, otherwise: (ms: number) => number): (ms: number) => number {
  const known = new Map<number, number>();
  return (ms) => {
    const span = Math.floor(ms / length);
    let day = known.get(span);
    if (day === undefined) {
      if (known.size > 100_000) known.clear();
      const first = localDate(instantOf(span * length), zone);
      day = first === localDate(instantOf((span + 1) * length - 1), zone) ? dayNumber(first) : Number.NaN;
      known.set(span, day);
    }
    return Number.isNaN(day) ? otherwise(ms) : day;
  };
}
