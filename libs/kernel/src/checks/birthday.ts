import { type LocalDate, parseLocalDate } from '../zone.ts';

/** What source systems write where they do not know a birthday. Stored as unknown, never as a date. */
export const BIRTHDAY_SENTINEL = '1900-01-01' as LocalDate;

/**
 * Reads a birthday given as `YYYY-MM-DD`.
 * @param today local date of the decision clock
 * @returns `unknown` for exactly 1900-01-01; undefined for what must be refused: no date, any other date before
 *   1900-01-02, a date after `today`
 */
export function parseBirthday(text: string, today: LocalDate): LocalDate | 'unknown' | undefined {
  if (text === BIRTHDAY_SENTINEL) return 'unknown';
  const date = parseLocalDate(text);
  return date === undefined || date < BIRTHDAY_SENTINEL || date > today ? undefined : date;
}
