import published from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import type { WorkCalendar } from '#compliance';
import type { LocalDate } from '#kernel';
import { namedHolidays } from './named-holidays.ts';

const daysOff: Readonly<Record<string, string>> = published.holidays;
const madeUp: Readonly<Record<string, string>> = published.workdays;

/**
 * Working days of China as the State Council has published them, make-up days among them, and the named statutory holidays.
 * Of a year whose arrangement the package does not hold yet, Mondays to Fridays are worked but for the named holidays.
 * Pinned by name and version: another version of the package is another calendar.
 */
export const chineseWorkCalendar: WorkCalendar = {
  name: 'chinese-days@1.5.7',
  isWorkingDay(date) {
    if (madeUp[date] !== undefined) return true;
    return daysOff[date] === undefined && !isWeekend(date) && holidayOn(date) === undefined;
  },
  holidayOn,
};

const years = new Map<number, ReadonlyMap<LocalDate, string>>();

function holidayOn(date: LocalDate): string | undefined {
  const year = Number(date.slice(0, 4));
  let holidays = years.get(year);
  if (!holidays) {
    holidays = namedHolidays(year);
    years.set(year, holidays);
  }
  return holidays.get(date);
}

function isWeekend(date: LocalDate): boolean {
  const day = new Date(`${date}T00:00:00Z`).getUTCDay();
  return day === 0 || day === 6;
}
