import { describe, expect, it } from '@jest/globals';
import type { RecordedMonth, RecordedRun } from './recorded-runs.ts';
import { recordedWeeks, until } from './recorded-weeks.ts';

const run = (day: number, shifts = 1): RecordedRun => ({ day, run: 0, shifts });
const month = (name: string, ...runs: readonly RecordedRun[]): RecordedMonth => ({ month: name, runs });

describe('recorded weeks', () => {
  const january = month('1970-01', run(3), run(13), run(29));
  const weeksOf = recordedWeeks();
  const weeks = weeksOf([january, month('1970-02', run(33), run(40))]);

  it('go over the ends of months', () => {
    expect(weeks.map(({ week, runs }) => [week, runs.map(({ day }) => day)])).toEqual([
      [0, [3]],
      [1, [13]],
      [4, [29, 33]],
      [5, [40]],
    ]);
  });

  it('stay the same objects but for those in which something was recorded since', () => {
    const later = weeksOf([january, month('1970-02', run(33), run(40, 2), run(42))]);
    expect(later.map(({ week }) => week)).toEqual([0, 1, 4, 5, 6]);
    expect(later.slice(0, 4).map((each, at) => each === weeks[at])).toEqual([true, true, true, false]);
  });

  it('end with the days that a question ends with', () => {
    const daysUntil = (day: number) => until(weeks, day).map(({ runs }) => runs.map((each) => each.day));
    expect(daysUntil(2)).toEqual([]);
    expect(daysUntil(3)).toEqual([[3]]);
    expect(daysUntil(27)).toEqual([[3], [13]]);
    expect(daysUntil(32)).toEqual([[3], [13], [29]]);
    expect(until(weeks, 41)).toEqual(weeks);
    expect(until(weeks, 100)).toBe(weeks);
  });
});
