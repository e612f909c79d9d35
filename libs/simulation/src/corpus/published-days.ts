import { addDays, type LocalDate } from '#kernel';

/**
 * The days of 2025 and 2026, written down for the corpus, which may not ask the calendar that verdicts use.
 * @source State Council notices 国办发明电〔2024〕12号 and 〔2025〕7号 on the holidays of 2025 and 2026
 */
const OFF: readonly (readonly [from: string, to: string])[] = [
  ['2025-01-01', '2025-01-01'],
  ['2025-01-28', '2025-02-04'],
  ['2025-04-04', '2025-04-06'],
  ['2025-05-01', '2025-05-05'],
  ['2025-05-31', '2025-06-02'],
  ['2025-10-01', '2025-10-08'],
  ['2026-01-01', '2026-01-03'],
  ['2026-02-15', '2026-02-23'],
  ['2026-04-04', '2026-04-06'],
  ['2026-05-01', '2026-05-05'],
  ['2026-06-19', '2026-06-21'],
  ['2026-09-25', '2026-09-27'],
  ['2026-10-01', '2026-10-07'],
];
const WORKED_ALL_THE_SAME: ReadonlySet<string> = new Set([
  ...['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
  ...['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
]);
const NAMED: readonly string[] = [
  ...['2025-01-01', '2025-01-29', '2025-04-04', '2025-05-01', '2025-05-31', '2025-10-01', '2025-10-06'],
  ...['2026-01-01', '2026-02-17', '2026-04-05', '2026-05-01', '2026-06-19', '2026-09-25', '2026-10-01'],
];

/** First and last day that the corpus knows of. */
export const KNOWN_DAYS = { from: '2025-01-01', to: '2026-12-31' } as const;

/** The days that statutory holidays are named after, later than one date and up to another. */
export function holidaysBetween(after: LocalDate, to: LocalDate): readonly LocalDate[] {
  return NAMED.filter((date) => date > after && date <= to) as LocalDate[];
}

/** The n-th working day after a date, make-up days among them. */
export function workingDayAfter(date: LocalDate, n: number): LocalDate {
  let day = date;
  for (let left = n; left > 0; ) {
    day = addDays(day, 1);
    if (isWorked(day)) left -= 1;
  }
  return day;
}

function isWorked(date: LocalDate): boolean {
  if (WORKED_ALL_THE_SAME.has(date)) return true;
  const isWeekend = Temporal.PlainDate.from(date).dayOfWeek > 5;
  return !isWeekend && !OFF.some(([from, to]) => from <= date && date <= to);
}
