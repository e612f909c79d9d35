import { describe, expect, it } from '@jest/globals';
import { isoWeekOf, parseIsoWeek } from './iso-week.ts';
import type { LocalDate } from './zone.ts';

describe('an ISO week', () => {
  it.each(['2026-W01', '2026-W48', '2026-W53', '2020-W53', '0001-W52'])('is %s', (text) => {
    expect(parseIsoWeek(text)).toBe(text);
  });

  it.each(['2025-W53', '2027-W53', '2026-W00', '2026-W54', '2026-W4', '2026-48', '26-W48', '', '2026-W480'])(
    'is not %j',
    (text) => {
      expect(parseIsoWeek(text)).toBeUndefined();
    },
  );

  it.each([
    ['2026-11-25', '2026-W48'],
    ['2026-11-29', '2026-W48'],
    ['2026-11-30', '2026-W49'],
    ['2021-01-03', '2020-W53'],
    ['2021-01-04', '2021-W01'],
    ['2024-12-30', '2025-W01'],
  ])('that %s lies in is %s', (date, week) => {
    expect(isoWeekOf(date as LocalDate)).toBe(week);
  });
});
