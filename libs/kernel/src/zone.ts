import { dayNumber, digits, FIRST_DAY, LAST_DAY, writtenDate } from './day-number.ts';
import { epochMs, type Instant, instantOf } from './instant.ts';

/** An IANA time zone, such as `Asia/Shanghai` or `UTC`. */
export type Zone = string & { readonly __zone: never };
/** A calendar date `YYYY-MM-DD`, local to a zone that the context names. */
export type LocalDate = string & { readonly __localDate: never };

export const DEFAULT_ZONE = 'Asia/Shanghai' as Zone;

/** @returns undefined where the runtime's time zone database does not know the name. */
export function parseZone(text: string): Zone | undefined {
  try {
    new Temporal.ZonedDateTime(0n, text);
    return text as Zone;
  } catch {
    return undefined;
  }
}

/** @returns undefined for anything but an existing calendar date written `YYYY-MM-DD`. */
export function parseLocalDate(text: string): LocalDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  try {
    Temporal.PlainDate.from(text, { overflow: 'reject' });
    return text as LocalDate;
  } catch {
    return undefined;
  }
}

/** The local date of an instant. */
export function localDate(instant: Instant, zone: Zone): LocalDate {
  return zone === 'UTC' ? (instant.slice(0, 10) as LocalDate) : localDateAt(epochMs(instant), zone);
}

/** The same of an instant that nobody has written, in milliseconds since 1970-01-01T00:00:00.000Z. */
export function localDateAt(ms: number, zone: Zone): LocalDate {
  // Rules and folds ask for days over and over: what a day spans is remembered.
  const utc = Math.floor(ms / DAY_MS);
  const span = spanOn(utc, zone);
  if (span) {
    if (ms >= span.fromMs && ms < span.toMs) return span.date;
    const other = spanOn(ms < span.fromMs ? utc - 1 : utc + 1, zone);
    if (other && ms >= other.fromMs && ms < other.toMs) return other.date;
  }
  return Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).toPlainDate().toString() as LocalDate;
}

/** From the first instant of a day, inclusive, to that of the next one. */
interface Span {
  readonly date: LocalDate;
  readonly from: Instant;
  readonly to: Instant;
  readonly fromMs: number;
  readonly toMs: number;
  /** The last millisecond before it. */
  readonly last: Instant;
}

/** By zone and number of the day; undefined for a day on which the clock changes, or that lies at the edge of time. */
const spans = new Map<Zone, Map<number, Span | undefined>>();
const MOST_SPANS = 20_000;

function spanOf(date: LocalDate, zone: Zone): Span | undefined {
  const span = spanOn(dayNumber(digits(date, 0, 4), digits(date, 5, 7), digits(date, 8, 10)), zone);
  if (span && span.date !== date) throw new RangeError(`${date} does not exist`);
  return span;
}

function spanOn(day: number, zone: Zone): Span | undefined {
  let ofZone = spans.get(zone);
  if (!ofZone || ofZone.size >= MOST_SPANS) {
    ofZone = new Map();
    spans.set(zone, ofZone);
  }
  let span = ofZone.get(day);
  if (span === undefined && !ofZone.has(day)) {
    span = readSpan(day, zone);
    ofZone.set(day, span);
  }
  return span;
}

function readSpan(day: number, zone: Zone): Span | undefined {
  if (!(day >= FIRST_DAY + 2 && day <= LAST_DAY - 2)) return undefined;
  const date = writtenDate(day) as LocalDate;
  const begun = Temporal.PlainDate.from(date).toZonedDateTime(zone);
  const next = Temporal.PlainDate.from(date).add({ days: 1 }).toZonedDateTime(zone);
  const change = begun.subtract({ minutes: 1 }).getTimeZoneTransition('next');
  if (change && change.epochMilliseconds <= next.epochMilliseconds) return undefined;
  const [fromMs, toMs] = [begun.epochMilliseconds, next.epochMilliseconds];
  return { date, from: instantOf(fromMs), to: instantOf(toMs), fromMs, toMs, last: instantOf(toMs - 1) };
}

const DAY_MS = 86_400_000;
const FIRST_MS = epochMs('0000-01-01T00:00:00.000Z' as Instant);

/**
 * The first instant of a local date: 00:00, or the first time of day that exists where a clock change skips it. The first
 * date begins with the first instant there is, where its own beginning lies before.
 */
export function startOfDay(date: LocalDate, zone: Zone): Instant {
  const span = spanOf(date, zone);
  if (span) return span.from;
  return instantOf(Math.max(FIRST_MS, Temporal.PlainDate.from(date).toZonedDateTime(zone).epochMilliseconds));
}

const LAST_DATE = '9999-12-31';
const LAST_INSTANT = '9999-12-31T23:59:59.999Z' as Instant;

/** The first instant after a local date. */
export function startOfNextDay(date: LocalDate, zone: Zone): Instant {
  return spanOf(date, zone)?.to ?? startOfDay(addDays(date, 1), zone);
}

/**
 * The last millisecond of a local date: what a date means when it stands for an instant. The last date ends with the last
 * instant there is, where its own end lies beyond.
 */
export function endOfDay(date: LocalDate, zone: Zone): Instant {
  const span = spanOf(date, zone);
  if (span) return span.last;
  if (date === LAST_DATE && localDate(LAST_INSTANT, zone) === LAST_DATE) return LAST_INSTANT;
  return instantOf(epochMs(startOfNextDay(date, zone)) - 1);
}

/** The date `days` calendar days later (earlier where negative). */
export function addDays(date: LocalDate, days: number): LocalDate {
  const [year, month, day] = [digits(date, 0, 4), digits(date, 5, 7), digits(date, 8, 10)];
  const number = Math.floor(dayNumber(year, month, day) + days);
  if (number >= FIRST_DAY && number <= LAST_DAY && date.length === 10) return writtenDate(number) as LocalDate;
  return Temporal.PlainDate.from(date).add({ days }).toString() as LocalDate;
}

/**
 * The same day of the month `months` later (earlier where negative), or the last one of that month where it has no such day:
 * 30 November and 3 months is 28 February, or the 29th.
 */
export function addMonths(date: LocalDate, months: number): LocalDate {
  return Temporal.PlainDate.from(date).add({ months }, { overflow: 'constrain' }).toString() as LocalDate;
}
