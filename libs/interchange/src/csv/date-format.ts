import { type Instant, instantOf, type LocalDate, parseInstant, parseLocalDate, startOfDay, type Zone } from '#kernel';

/** How a source writes dates, and what they mean. */
export interface DateFormat {
  readonly pattern: string;
  /**
   * A date alone is 00:00 of that day in the zone; of a time that a clock change repeats, the earlier one; a time that it
   * skips moves on by as much.
   * @returns undefined for a text that is not of the pattern, or a date or time of day that does not exist
   */
  instant(text: string, zone: Zone): Instant | undefined;
  /** The date alone. */
  date(text: string): LocalDate | undefined;
}

const TOKENS = {
  YYYY: ['year', '(\\d{4})'],
  MM: ['month', '(\\d{2})'],
  M: ['month', '(\\d{1,2})'],
  DD: ['day', '(\\d{2})'],
  D: ['day', '(\\d{1,2})'],
  HH: ['hour', '(\\d{2})'],
  H: ['hour', '(\\d{1,2})'],
  mm: ['minute', '(\\d{2})'],
  ss: ['second', '(\\d{2})'],
} as const;
const TOKEN = /YYYY|MM|M|DD|D|HH|H|mm|ss/g;
const NEEDED = ['year', 'month', 'day'] as const;

/**
 * @param pattern `ISO` (an instant with an offset, or `YYYY-MM-DD`), or the tokens YYYY, MM, M, DD, D, HH, H, mm and ss
 * with anything but the letters a–z and digits between them; a `T` may part date and time
 * @returns undefined for a pattern that is none of this, or lacks year, month or day, or names one of them twice
 */
export function dateFormat(pattern: string): DateFormat | undefined {
  return pattern === 'ISO' ? iso : patterned(pattern);
}

const iso: DateFormat = {
  pattern: 'ISO',
  instant(text, zone) {
    const day = parseLocalDate(text);
    return day ? startOfDay(day, zone) : parseInstant(text);
  },
  date: (text) => parseLocalDate(text),
};

type Part = (typeof TOKENS)[keyof typeof TOKENS][0];
type Parts = Partial<Record<Part, number>>;

function patterned(pattern: string): DateFormat | undefined {
  const names = [...pattern.matchAll(TOKEN)].map(([token]) => TOKENS[token as keyof typeof TOKENS][0]);
  const between = pattern.replaceAll(TOKEN, '');
  if (/[A-Za-z0-9]/.test(between.replace('T', ''))) return undefined;
  if (new Set(names).size !== names.length || !NEEDED.every((name) => names.includes(name))) return undefined;
  const written = new RegExp(`^${source(pattern)}$`);
  const hasTime = names.includes('hour');

  const read = (text: string): Parts | undefined => {
    const found = written.exec(text);
    return found ? Object.fromEntries(names.map((name, n) => [name, Number(found[n + 1])])) : undefined;
  };
  return {
    pattern,
    instant(text, zone) {
      const parts = read(text);
      const day = parts && dateOf(parts);
      if (!parts || !day) return undefined;
      return hasTime ? timeOf(day, parts, zone) : startOfDay(day, zone);
    },
    date(text) {
      const parts = read(text);
      return parts && dateOf(parts);
    },
  };
}

function source(pattern: string): string {
  const literals = pattern.split(TOKEN).map((literal) => RegExp.escape(literal));
  const tokens = [...pattern.matchAll(TOKEN)].map(([token]) => TOKENS[token as keyof typeof TOKENS][1]);
  return literals.map((literal, n) => literal + (tokens[n] ?? '')).join('');
}

function dateOf({ year = 0, month = 0, day = 0 }: Parts): LocalDate | undefined {
  const pad = (value: number, digits: number) => String(value).padStart(digits, '0');
  return parseLocalDate(`${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`);
}

function timeOf(day: LocalDate, { hour = 0, minute = 0, second = 0 }: Parts, zone: Zone): Instant | undefined {
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const local = Temporal.PlainDate.from(day).toPlainDateTime({ hour, minute, second });
  return instantOf(local.toZonedDateTime(zone).epochMilliseconds);
}
