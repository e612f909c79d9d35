import type { RecordedMonth, RecordedRun } from './recorded-runs.ts';

/** Of seven local days, what was recorded on them. */
export interface RecordedWeek {
  readonly week: number;
  readonly runs: readonly RecordedRun[];
}

/** Short enough that few days lie beyond the last balance, long enough that balances are not as many as days. */
const WEEK = 7;

/** Weeks of recorded months, by week. One that recorded nothing since it was asked for is the same object. */
export function recordedWeeks(): (months: readonly RecordedMonth[]) => readonly RecordedWeek[] {
  let known: { readonly months: readonly RecordedMonth[]; readonly weeks: readonly RecordedWeek[] } | undefined;
  return (months) => {
    if (!known || !sameItems(known.months, months)) {
      const before = new Map(known?.weeks.map((each) => [each.week, each]));
      const weeks = weeksOf(months).map((each) => {
        const same = before.get(each.week);
        return same && sameRuns(same.runs, each.runs) ? same : each;
      });
      known = { months, weeks };
    }
    return known.weeks;
  };
}

/** Those up to a day; the last one may be cut short, and is another object then. */
export function until(weeks: readonly RecordedWeek[], last: number): readonly RecordedWeek[] {
  const end = weeks.findIndex(({ week }) => WEEK * (week + 1) - 1 > last);
  if (end < 0) return weeks;
  const { week, runs } = weeks[end]!;
  const first = runs.filter(({ day }) => day <= last);
  return first.length === 0 ? weeks.slice(0, end) : [...weeks.slice(0, end), { week, runs: first }];
}

function weeksOf(months: readonly RecordedMonth[]): readonly RecordedWeek[] {
  const weeks = Map.groupBy(
    months.flatMap(({ runs }) => runs),
    ({ day }) => Math.floor(day / WEEK),
  );
  return [...weeks].map(([week, runs]) => ({ week, runs }));
}

function sameItems<Item>(a: readonly Item[], b: readonly Item[]): boolean {
  return a.length === b.length && a.every((item, at) => item === b[at]);
}

function sameRuns(a: readonly RecordedRun[], b: readonly RecordedRun[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ day, run, shifts }, at) => day === b[at]!.day && run === b[at]!.run && shifts === b[at]!.shifts)
  );
}
