import { addDays, type Instant, type LocalDate, startOfNextDay, type Zone } from '#kernel';

/** Working days and statutory holidays, pinned by name and version. */
export interface WorkCalendar {
  /** `<name>@<version>`. */
  readonly name: string;
  /** Make-up days among them. */
  isWorkingDay(date: LocalDate): boolean;
  /** The named statutory holiday whose own day it is; the other days off around it have no name. */
  holidayOn(date: LocalDate): string | undefined;
}

/** The last moment of a local day, exclusive: 00:00 of the next one. */
export function closeOf(date: LocalDate, zone: Zone): Instant {
  return startOfNextDay(date, zone);
}

/** The n-th working day after a date. */
export function workingDayAfter(date: LocalDate, n: number, calendar: WorkCalendar): LocalDate {
  let day = date;
  for (let left = n; left > 0; ) {
    day = addDays(day, 1);
    if (calendar.isWorkingDay(day)) left -= 1;
  }
  return day;
}
