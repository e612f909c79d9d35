import type { LocalDate } from '#kernel';
import type { ViewReader } from '#read-store';
import { dayNumber } from './local-day.ts';

/** Changes with every event that moves anything and is recorded on the day: while it stands, so do cells and moves. */
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

/** Recorded months with their days, up to a day. */
export async function recordedMonths(view: ViewReader, last: number): Promise<readonly RecordedMonth[]> {
  const months = (await view.find('changes')).map(({ key, document }) => {
    const first = dayNumber(`${key}-01` as LocalDate);
    const days = Object.entries(document).map(([date, stamp]) => ({ day: first + Number(date) - 1, stamp }));
    return { month: key, days: days.filter(({ day }) => day <= last).sort((a, b) => a.day - b.day) as RecordedDay[] };
  });
  return months.filter(({ days }) => days.length > 0);
}

/** The same up to an earlier day. */
export function until(months: readonly RecordedMonth[], last: number): readonly RecordedMonth[] {
  const earlier = months.map(({ month, days }) => ({ month, days: days.filter(({ day }) => day <= last) }));
  return earlier.filter(({ days }) => days.length > 0);
}
