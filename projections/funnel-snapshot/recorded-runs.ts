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
const MONTHS_AT_A_TIME = 1_000;

/** The name, in the document of a recorded month, of what a run recorded on a date. */
export function nameOfRun(date: string, run: number): string {
  return `${date}|${run}`;
}

/** Months that were read before, by name, with the text of their document. */
export type KnownMonths = Map<string, { readonly text: string; readonly month: RecordedMonth }>;

/**
 * Recorded months with their days and runs, all that the view has. A month of which nothing was recorded since it was read
 * is the same object.
 */
export async function recordedMonths(
  view: ViewReader,
  known: KnownMonths = new Map(),
): Promise<readonly RecordedMonth[]> {
  const months: RecordedMonth[] = [];
  for (;;) {
    const page = await view.texts('changes', months.at(-1)?.month, MONTHS_AT_A_TIME);
    for (const [key, text] of page) {
      const before = known.get(key);
      const month = before?.text === text ? before.month : readMonth(key, text);
      if (month !== before?.month) known.set(key, { text, month });
      months.push(month);
    }
    if (page.length < MONTHS_AT_A_TIME) return months;
  }
}

function readMonth(month: string, text: string): RecordedMonth {
  const first = dayNumber(`${month}-01` as LocalDate);
  const runs = Object.entries(JSON.parse(text) as Record<string, number>).map(([name, shifts]) => ({
    day: first + Number(name.slice(0, DATE_LENGTH)) - 1,
    run: Number(name.slice(DATE_LENGTH + 1)),
    shifts,
  }));
  return { month, runs: runs.sort((a, b) => a.day - b.day || a.run - b.run) };
}

/** How many shifts were recorded on each day, by day. */
export function shiftsByDay(months: readonly RecordedMonth[]): ReadonlyMap<number, number> {
  const days = new Map<number, number>();
  for (const { runs } of months) {
    for (const { day, shifts } of runs) days.set(day, (days.get(day) ?? 0) + shifts);
  }
  return days;
}
