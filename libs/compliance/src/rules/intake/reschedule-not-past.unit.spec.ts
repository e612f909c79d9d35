import { describe, expect, it } from '@jest/globals';
import type { Zone } from '#kernel';
import { created, statusOf, takenOver } from '../../testing/told.fixture.ts';
import { rescheduleNotPast } from './reschedule-not-past.ts';

const moved = (at: string, to: string) =>
  takenOver(created('2026-11-20 09:00'), [at, 'ExpectedPurchaseDateChanged', { new: to }]);

describe('reschedule-not-past', () => {
  it.each([
    ['2026-11-24 23:59:59', '2026-11-23', 'violated'],
    ['2026-11-24 23:59:59', '2026-11-24', 'kept'],
    ['2026-11-25 00:00', '2026-11-24', 'violated'],
    ['2026-11-25 00:00', '2027-01-31', 'kept'],
  ])('at %s, a new date of %s is %s', (at, to, status) => {
    expect(statusOf(rescheduleNotPast, moved(at, to))).toBe(status);
  });

  it.each([
    ['Asia/Shanghai', 'kept'],
    ['America/New_York', 'kept'],
    ['Pacific/Auckland', 'violated'],
  ])('today is that of %s', (zone, status) => {
    // 2026-11-24 20:00 in Shanghai is 07:00 of that day in New York, and 01:00 of the next one in Auckland.
    const scene = { zone: zone as Zone };
    expect(statusOf(rescheduleNotPast, moved('2026-11-24 20:00', '2026-11-24'), { scene })).toBe(status);
  });
});
