import type { LocalDate } from '#kernel';
import type { ViewReader } from '#read-store';
import { dayNumber } from './local-day.ts';

/** How many shifts were recorded on a day: it grows with every event that moves anything. While it stands, so do the day's cells. */
export type Stamp = number | string;

export interface RecordedDay {
  readonly day: number;
  readonly stamp: Stamp;
}

/** The days of one month on which anything that moves was recorded. */
export interface RecordedMonth {
  readonly month: string;
  readonly days: readonly RecordedDay[];
}

/** Recorded months with their days, all that the view has. */
export async function recordedMonths(view: ViewReader): Promise<readonly RecordedMonth[]> {
  return (await view.find('changes')).map(({ key, document }) => {
    const first = dayNumber(`${key}-01` as LocalDate);
    const days = Object.entries(document).map(([date, stamp]) => ({ day: first + Number(date) - 1, stamp }));
    return { month: key, days: (days as RecordedDay[]).sort((a, b) => a.day - b.day) };
  });
}

/** Those up to a day. */
export function until(months: readonly RecordedMonth[], last: number): readonly RecordedMonth[] {
  const earlier = months.map(({ month, days }) => ({ month, days: days.filter(({ day }) => day <= last) }));
  return earlier.filter(({ days }) => days.length > 0);
}
