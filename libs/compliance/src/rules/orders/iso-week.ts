import type { LocalDate } from '#kernel';

/** The ISO 8601 week of a date: `2026-W48`. Its year is that of its Thursday. */
export function isoWeekOf(date: LocalDate): string {
  const { yearOfWeek, weekOfYear } = Temporal.PlainDate.from(date);
  return `${String(yearOfWeek).padStart(4, '0')}-W${String(weekOfYear).padStart(2, '0')}`;
}
