import { describe, expect, it } from '@jest/globals';
import type { Instant, Zone } from '#kernel';
import { monthAfter, monthEndAfter, monthEndsUpTo } from './month-end.ts';

const SHANGHAI = 'Asia/Shanghai' as Zone;
const END_OF_MARCH = '2026-03-31T15:59:59.999Z' as Instant;

describe('the end of a month', () => {
  it.each([
    ['2026-03-31T15:59:59.998Z', '2026-03', END_OF_MARCH],
    [END_OF_MARCH, '2026-04', '2026-04-30T15:59:59.999Z'],
    ['2026-03-31T16:00:00.000Z', '2026-04', '2026-04-30T15:59:59.999Z'],
    ['2026-12-31T15:59:59.999Z', '2027-01', '2027-01-31T15:59:59.999Z'],
  ])('after %s in Shanghai is that of %s', (instant, month, end) => {
    expect(monthAfter(instant as Instant, SHANGHAI)).toBe(month);
    expect(monthEndAfter(instant as Instant, SHANGHAI)).toBe(end);
  });

  it('is the instant itself, where it ends a month, and those before', () => {
    expect(monthEndsUpTo(END_OF_MARCH, 3, SHANGHAI)).toEqual([
      '2026-01-31T15:59:59.999Z',
      '2026-02-28T15:59:59.999Z',
      END_OF_MARCH,
    ]);
    expect(monthEndsUpTo('2026-03-31T15:59:59.998Z' as Instant, 1, SHANGHAI)).toEqual(['2026-02-28T15:59:59.999Z']);
  });
});
