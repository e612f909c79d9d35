import type { LocalDate } from '#kernel';
import type { ViewReader } from '#read-store';
import { dayNumber } from './local-day.ts';

/** What one run of the log recorded on one day. */
export interface RecordedRun {
  readonly day: number;
  readonly run: number;
  /** How many shifts: it grows with every event that moves anything. While it stands, so do the cells of that day and run. */
  readonly shifts: number;
}

/** The days and runs of one month that anything was recorded on that moves, by day, then by run. */
export interface RecordedMonth {
  readonly month: string;
  readonly runs: readonly RecordedRun[];
}

const DATE_LENGTH = 2;

/** The name, in the document of a recorded month, of what a run recorded on a date. */
export function nameOfRun(date: string, run: number): string {
  return `${date}|${run}`;
}

/** Recorded months with their days and runs, all that the view has. */
export async function recordedMonths(view: ViewReader): Promise<readonly RecordedMonth[]> {
  return (await view.find('changes')).map(({ key, document }) => {
    const first = dayNumber(`${key}-01` as LocalDate);
    const runs = Object.entries(document).map(([name, shifts]) => ({
      day: first + Number(name.slice(0, DATE_LENGTH)) - 1,
      run: Number(name.slice(DATE_LENGTH + 1)),
      shifts: shifts as number,
    }));
    return { month: key, runs: runs.sort((a, b) => a.day - b.day || a.run - b.run) };
  });
}

/** Those up to a day. */
export function until(months: readonly RecordedMonth[], last: number): readonly RecordedMonth[] {
  const earlier = months.map(({ month, runs }) => ({ month, runs: runs.filter(({ day }) => day <= last) }));
  return earlier.filter(({ runs }) => runs.length > 0);
}

/** How many shifts were recorded on each day, by day. */
export function shiftsByDay(months: readonly RecordedMonth[]): ReadonlyMap<number, number> {
  const days = new Map<number, number>();
  for (const { runs } of months) {
    for (const { day, shifts } of runs) days.set(day, (days.get(day) ?? 0) + shifts);
  }
  return days;
}
