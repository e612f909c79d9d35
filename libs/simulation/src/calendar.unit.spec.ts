import { describe, expect, it } from '@jest/globals';
import type { Instant, LocalDate, Zone } from '#kernel';
import { calendarOf } from './calendar.ts';

const date = (text: string) => text as LocalDate;

describe('calendarOf', () => {
  it('lasts whole months', () => {
    const leap = calendarOf(date('2024-01-31'), 1, 'UTC' as Zone);
    expect([leap.days, leap.end]).toEqual([29, '2024-02-29T00:00:00.000Z']);
  });

  it('finds the local day of an instant, and the instant of a time of day', () => {
    const shanghai = calendarOf(date('2025-03-01'), 2, 'Asia/Shanghai' as Zone);
    expect(shanghai.at(1, 90)).toBe('2025-03-01T17:30:00.000Z');
    expect(shanghai.dayOf('2025-03-01T15:59:59.999Z' as Instant)).toBe(0);
    expect(shanghai.dayOf('2025-03-01T16:00:00.000Z' as Instant)).toBe(1);
    expect(shanghai.dateOf(31)).toBe('2025-04-01');
  });

  // 2025-03-01 was a Saturday.
  it('knows weekends', () => {
    const { isWeekend } = calendarOf(date('2025-03-01'), 1, 'UTC' as Zone);
    expect([0, 1, 2, 6, 7].map(isWeekend)).toEqual([true, true, false, false, true]);
  });

  it('goes with clock changes', () => {
    // Berlin is UTC+1, from 2025-03-30 on UTC+2.
    const berlin = calendarOf(date('2025-03-29'), 1, 'Europe/Berlin' as Zone);
    expect([0, 1, 2].map((day) => berlin.at(day, 0))).toEqual([
      '2025-03-28T23:00:00.000Z',
      '2025-03-29T23:00:00.000Z',
      '2025-03-30T22:00:00.000Z',
    ]);
  });

  it('ends somewhere', () => {
    expect(() => calendarOf(date('2025-03-01'), 1, 'UTC' as Zone).at(5000, 0)).toThrow('day 5000 lies outside');
  });
});
