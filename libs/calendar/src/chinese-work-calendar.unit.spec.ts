import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { addDays, type LocalDate } from '#kernel';
import { chineseWorkCalendar } from './chinese-work-calendar.ts';

const { isWorkingDay, holidayOn } = chineseWorkCalendar;
const day = (text: string) => text as LocalDate;

/** Days of a year that are worked on a weekend, or not worked from Monday to Friday, as ranges and single days. */
function exceptions(year: number) {
  const offOnWeekdays: string[] = [];
  const workedOnWeekends: string[] = [];
  for (let date = day(`${year}-01-01`); date.startsWith(`${year}`); date = addDays(date, 1)) {
    const weekend = [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
    if (weekend && isWorkingDay(date)) workedOnWeekends.push(date.slice(5));
    if (!weekend && !isWorkingDay(date)) offOnWeekdays.push(date.slice(5));
  }
  return { offOnWeekdays, workedOnWeekends };
}

/**
 * Written down from the notices of the State Council's general office on the holidays of each year.
 * @source 国办发明电〔2023〕7号 (2024), 国办发明电〔2024〕12号 (2025), 国办发明电〔2025〕7号 (2026)
 */
const NOTICES: Readonly<Record<number, readonly { off: readonly [string, string]; worked: readonly string[] }[]>> = {
  2024: [
    { off: ['01-01', '01-01'], worked: [] },
    { off: ['02-10', '02-17'], worked: ['02-04', '02-18'] },
    { off: ['04-04', '04-06'], worked: ['04-07'] },
    { off: ['05-01', '05-05'], worked: ['04-28', '05-11'] },
    { off: ['06-10', '06-10'], worked: [] },
    { off: ['09-15', '09-17'], worked: ['09-14'] },
    { off: ['10-01', '10-07'], worked: ['09-29', '10-12'] },
  ],
  2025: [
    { off: ['01-01', '01-01'], worked: [] },
    { off: ['01-28', '02-04'], worked: ['01-26', '02-08'] },
    { off: ['04-04', '04-06'], worked: [] },
    { off: ['05-01', '05-05'], worked: ['04-27'] },
    { off: ['05-31', '06-02'], worked: [] },
    { off: ['10-01', '10-08'], worked: ['09-28', '10-11'] },
  ],
  2026: [
    { off: ['01-01', '01-03'], worked: ['01-04'] },
    { off: ['02-15', '02-23'], worked: ['02-14', '02-28'] },
    { off: ['04-04', '04-06'], worked: [] },
    { off: ['05-01', '05-05'], worked: ['05-09'] },
    { off: ['06-19', '06-21'], worked: [] },
    { off: ['09-25', '09-27'], worked: [] },
    { off: ['10-01', '10-07'], worked: ['09-20', '10-10'] },
  ],
};

describe('the work calendar of China', () => {
  it('is named with the version that is installed', () => {
    const manifest = new URL('../../../node_modules/chinese-days/package.json', import.meta.url);
    const { name, version } = JSON.parse(readFileSync(manifest, 'utf8'));
    expect(chineseWorkCalendar.name).toBe(`${name}@${version}`);
  });

  it.each([2024, 2025, 2026])('has the days off and the make-up days of %i as they were published', (year) => {
    const notice = NOTICES[year] ?? [];
    const weekday = (date: string) => ![0, 6].includes(new Date(`${year}-${date}T00:00:00Z`).getUTCDay());
    const off = notice.flatMap(({ off: [from, to] }) => {
      const days: string[] = [];
      for (let date = day(`${year}-${from}`); date <= `${year}-${to}`; date = addDays(date, 1))
        days.push(date.slice(5));
      return days;
    });
    expect(exceptions(year)).toEqual({
      offOnWeekdays: off.filter(weekday),
      workedOnWeekends: notice.flatMap(({ worked }) => worked).sort(),
    });
  });

  it.each([
    ['2026-01-01', '元旦'],
    ['2026-01-02', undefined],
    ['2026-02-16', undefined],
    ['2026-02-17', '春节'],
    ['2026-02-18', undefined],
    ['2026-04-05', '清明节'],
    ['2026-04-06', undefined],
    ['2026-05-01', '劳动节'],
    ['2026-06-19', '端午节'],
    ['2026-09-25', '中秋节'],
    ['2026-10-01', '国庆节'],
    ['2026-10-02', undefined],
    ['2025-01-29', '春节'],
    ['2025-04-04', '清明节'],
    ['2025-05-31', '端午节'],
    ['2025-10-06', '中秋节'],
    ['2024-02-10', '春节'],
    ['2024-06-10', '端午节'],
    ['2024-09-17', '中秋节'],
    ['2027-02-06', '春节'],
    ['2020-10-01', '中秋节、国庆节'],
  ])('on %s has the holiday %s', (date, name) => {
    expect(holidayOn(day(date))?.split('、').sort()).toEqual(name?.split('、').sort());
  });

  it('names a day off in every year that was published since all seven are statutory', () => {
    for (let year = 2008; year <= 2026; year += 1) {
      const named: string[] = [];
      for (let date = day(`${year}-01-01`); date.startsWith(`${year}`); date = addDays(date, 1)) {
        const holiday = holidayOn(date);
        if (holiday === undefined) continue;
        named.push(...holiday.split('、'));
        expect([date, isWorkingDay(date)]).toEqual([date, false]);
      }
      expect(named.sort()).toEqual(['中秋节', '元旦', '劳动节', '国庆节', '春节', '清明节', '端午节'].sort());
    }
  });

  it('has the lunar holidays where the calendar of the runtime has them', () => {
    for (const [monthCode, dayOfMonth, name] of [
      ['M01', 1, '春节'],
      ['M05', 5, '端午节'],
      ['M08', 15, '中秋节'],
    ] as const) {
      for (let year = 2008; year <= 2056; year += 1) {
        const lunar = Temporal.PlainDate.from({ calendar: 'chinese', year, monthCode, day: dayOfMonth });
        const date = day(lunar.withCalendar('iso8601').toString());
        expect([date, holidayOn(date)?.split('、')]).toEqual([date, expect.arrayContaining([name])]);
      }
    }
  });

  it('works from Monday to Friday but for the named holidays where nothing is published yet', () => {
    expect(exceptions(2031)).toEqual({
      offOnWeekdays: ['01-01', '01-23', '05-01', '06-24', '10-01'],
      workedOnWeekends: [],
    });
  });
});
