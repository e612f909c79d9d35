import type { RecordedMonth, RecordedRun } from './recorded-runs.ts';

/** What was recorded on one local day. */
export interface RecordedDay {
  readonly day: number;
  /** Something was recorded on a later day. */
  readonly over: boolean;
  readonly runs: readonly RecordedRun[];
}

/** The days of recorded months, in order. One that recorded nothing since it was asked for is the same object. */
export function recordedDays(): (months: readonly RecordedMonth[]) => readonly RecordedDay[] {
  let known: { readonly months: readonly RecordedMonth[]; readonly days: readonly RecordedDay[] } | undefined;
  return (months) => {
    if (!known || !sameItems(known.months, months)) {
      const before = new Map(known?.days.map((each) => [each.day, each]));
      const days = daysOf(months).map((each) => {
        const same = before.get(each.day);
        return same?.over === each.over && sameRuns(same.runs, each.runs) ? same : each;
      });
      known = { months, days };
    }
    return known.days;
  };
}

function daysOf(months: readonly RecordedMonth[]): readonly RecordedDay[] {
  const days = Map.groupBy(
    months.flatMap(({ runs }) => runs),
    ({ day }) => day,
  );
  return [...days].map(([day, runs], at) => ({ day, over: at < days.size - 1, runs }));
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
