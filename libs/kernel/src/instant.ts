import { dayNumber, digits, FIRST_DAY, isDate, LAST_DAY, twoDigits, writtenDate } from './day-number.ts';

/**
 * A moment in UTC with milliseconds, always written `YYYY-MM-DDTHH:mm:ss.sssZ` (24 characters, years 0000–9999), so
 * that instants compare as strings with `<` and stand in events as they are.
 */
export type Instant = string & { readonly __instant: never };

const WRITTEN = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const READABLE = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?(Z|[+-]\d{2}:\d{2})$/;

/** Epoch milliseconds → Instant. @throws RangeError outside years 0000–9999 or for a fraction of a millisecond. */
export function instantOf(epochMs: number): Instant {
  if (!Number.isInteger(epochMs)) throw new RangeError(`${epochMs} is not a whole number of milliseconds`);
  if (epochMs === lastMs) return lastInstant;
  lastInstant = written(epochMs);
  lastMs = epochMs;
  return lastInstant;
}

/** Rules and folds write instants by the thousand: digit by digit is several times faster than `toISOString`. */
function written(epochMs: number): Instant {
  const day = Math.floor(epochMs / DAY_MS);
  if (!(day >= FIRST_DAY && day <= LAST_DAY)) {
    throw new RangeError(`${new Date(epochMs).toISOString()} is outside the years 0000–9999`);
  }
  const second = Math.floor(epochMs / 1_000);
  if (second !== lastSecond) {
    const ofDay = second - day * DAY_SECONDS;
    const [hours, minutes] = [twoDigits(Math.floor(ofDay / 3_600)), twoDigits(Math.floor(ofDay / 60) % 60)];
    lastWritten = `${writtenDate(day)}T${hours}:${minutes}:${twoDigits(ofDay % 60)}.`;
    lastSecond = second;
  }
  return (lastWritten + MILLISECONDS[epochMs - second * 1_000]) as Instant;
}

// Live, those of a second are written one after the other, and stay: in two parts, not in a dozen.
let lastSecond = Number.NaN;
let lastWritten = '';
const MILLISECONDS = Array.from({ length: 1_000 }, (_, ms) => `${String(ms).padStart(3, '0')}Z`);
const DAY_SECONDS = 86_400;

const DAY_MS = 86_400_000;

// A clock is asked many times within a millisecond, and what it said is read again at every step of a command.
let lastMs = Number.NaN;
let lastInstant = '' as Instant;

/**
 * Milliseconds since 1970-01-01T00:00:00.000Z; NaN for text that is no instant. Folds read two instants an event: their digits
 * stand in fixed places, which is several times faster than `Date.parse`.
 */
export function epochMs(instant: Instant): number {
  if (instant === lastInstant) return lastMs;
  if (instant.length !== 24) return Date.parse(instant);
  const day = dayNumber(digits(instant, 0, 4), digits(instant, 5, 7), digits(instant, 8, 10));
  const seconds = (digits(instant, 11, 13) * 60 + digits(instant, 14, 16)) * 60 + digits(instant, 17, 19);
  return day * DAY_MS + seconds * 1_000 + digits(instant, 20, 23);
}

/** Whether the text is an instant in its stored form, on a date that exists. */
export function isInstant(text: unknown): text is Instant {
  if (text === lastInstant && text !== '') return true;
  if (typeof text !== 'string' || !WRITTEN.test(text)) return false;
  return (
    isDate(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10)) &&
    digits(text, 11, 13) < 24 &&
    digits(text, 14, 16) < 60 &&
    digits(text, 17, 19) < 60
  );
}

/**
 * Reads an ISO 8601 instant with an offset (`Z` or `±hh:mm`) and at most milliseconds; anything finer is not rounded.
 * @returns undefined where the text is no such instant or its date or time of day does not exist (2017-02-30, 24:00)
 */
export function parseInstant(text: string): Instant | undefined {
  if (isInstant(text)) return text;
  const parts = READABLE.exec(text);
  if (!parts) return undefined;
  const [, year, month, day, hour, minute, second = '00', fraction = '0', offset] = parts;
  const local = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}.${fraction.padEnd(3, '0')}Z`);
  // Date.parse rolls 02-30 over to 03-02: a date exists when it reads back as it was written.
  if (Number.isNaN(local) || !new Date(local).toISOString().startsWith(`${year}-${month}-${day}T${hour}`)) {
    return undefined;
  }
  const shift = offsetMinutes(offset as string);
  if (shift === undefined) return undefined;
  const written = new Date(local - shift * 60_000).toISOString();
  // An offset can carry a time of the year 0000 or 9999 beyond what 24 characters hold.
  return written.length === 24 ? (written as Instant) : undefined;
}

function offsetMinutes(offset: string): number | undefined {
  if (offset === 'Z') return 0;
  const [hours, minutes] = [Number(offset.slice(1, 3)), Number(offset.slice(4, 6))];
  if (hours > 23 || minutes > 59) return undefined;
  return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}

/** The instant `ms` milliseconds later (earlier where negative). */
export function later(instant: Instant, ms: number): Instant {
  return instantOf(epochMs(instant) + ms);
}

/** The later of two instants, or dates. */
export function latest<Time extends string>(a: Time, b: Time): Time {
  return a < b ? b : a;
}

/** The earlier of two instants, or dates. */
export function earliest<Time extends string>(a: Time, b: Time): Time {
  return b < a ? b : a;
}

/** Tells the time. Injected wherever it is needed: the real one, or a virtual one in simulations and tests. */
export type Clock = () => Instant;
