import { describe, expect, it } from '@jest/globals';
import { type RecordedDay, recordedDays } from './recorded-days.ts';
import type { RecordedMonth, RecordedRun } from './recorded-runs.ts';

const runOf = (day: number, run: number, shifts = 1): RecordedRun => ({ day, run, shifts });
const month = (name: string, ...runs: readonly RecordedRun[]): RecordedMonth => ({ month: name, runs });

describe('recorded days', () => {
  const january = month('1970-01', runOf(3, 0), runOf(3, 1), runOf(29, 1));
  const daysOf = recordedDays();
  const days = daysOf([january, month('1970-02', runOf(33, 1), runOf(40, 2))]);

  it('have all runs of a day, and are over but for the last one', () => {
    expect(days.map(({ day, over, runs }) => [day, over, runs.map(({ run }) => run)])).toEqual([
      [3, true, [0, 1]],
      [29, true, [1]],
      [33, true, [1]],
      [40, false, [2]],
    ]);
  });

  it('stay the same objects but for those of which something was recorded since, and the last one once it is over', () => {
    const isSame = (one: readonly RecordedDay[]) => one.map((each, at) => each === days[at]);
    expect(isSame(daysOf([january, month('1970-02', runOf(33, 1, 2), runOf(40, 2))]))).toEqual([
      true,
      true,
      false,
      true,
    ]);
    const later = daysOf([january, month('1970-02', runOf(33, 1), runOf(40, 2), runOf(42, 2))]);
    expect(later.map(({ over }) => over)).toEqual([true, true, true, true, false]);
    expect(isSame(later)).toEqual([true, true, false, false, false]);
  });
});
