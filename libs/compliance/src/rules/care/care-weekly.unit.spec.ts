import { describe, expect, it } from '@jest/globals';
import type { Zone } from '#kernel';
import { created, local, type Told, told, verdictsOf } from '../../testing/told.fixture.ts';
import { careWeekly } from './care-weekly.ts';

const opened = created('2026-11-20 09:00');
const delivered: Told = ['2026-12-05 14:00', 'VehicleDelivered', { orderId: 'r-1', vin: 'x' }];
const done = (at: string, week: number): Told => [
  at,
  'CareTaskCompleted',
  { taskId: `care-weekly-${week}`, kind: `care-weekly-${week}`, checks: {} },
];
const statusesOf = (...calls: readonly Told[]) =>
  verdictsOf(careWeekly, told(opened, delivered, ...calls)).map(({ status }) => status);

describe('care-weekly', () => {
  it('is owed four times, by the end of the day 7, 14, 21 and 28 days after the delivery', () => {
    expect(verdictsOf(careWeekly, told(opened, delivered)).map(({ dueAt }) => dueAt)).toEqual([
      local('2026-12-13 00:00'),
      local('2026-12-20 00:00'),
      local('2026-12-27 00:00'),
      local('2027-01-03 00:00'),
    ]);
  });

  it.each([
    [1, '2026-12-05 14:00:00', 'kept'],
    [1, '2026-12-12 23:59:59', 'kept'],
    [1, '2026-12-13 00:00:00', 'violated'],
    [2, '2026-12-12 23:59:59', 'violated'],
    [2, '2026-12-13 00:00:00', 'kept'],
    [2, '2026-12-19 23:59:59', 'kept'],
    [2, '2026-12-20 00:00:00', 'violated'],
    [4, '2026-12-26 23:59:59', 'violated'],
    [4, '2026-12-27 00:00:00', 'kept'],
    [4, '2027-01-02 23:59:59', 'kept'],
    [4, '2027-01-03 00:00:00', 'violated'],
  ])('the call of week %i at %s is %s', (week, at, status) => {
    const others = [1, 2, 3, 4].map((one) => (one === week ? status : 'violated'));
    expect(statusesOf(done(at, week))).toEqual(others);
  });

  it('is mended by the call of that week when it comes, not by one that came too early', () => {
    expect(verdictsOf(careWeekly, told(opened, delivered, done('2026-12-15 10:00', 1)))[0]?.fixedAt).toBe(
      local('2026-12-15 10:00'),
    );
    expect(verdictsOf(careWeekly, told(opened, delivered, done('2026-12-10 10:00', 2)))[1]?.fixedAt).toBeNull();
  });

  it('is owed for as many weeks as the rule set says', () => {
    expect(verdictsOf(careWeekly, told(opened, delivered), { parameters: { weeks: 2 } })).toHaveLength(2);
  });

  it.each([
    // The clocks of New York went back on 2026-11-01 and forward on 2027-03-14; 28 February 2028 has a day after it.
    ['America/New_York', '2026-10-29T16:00:00.000Z', '2026-11-06T05:00:00.000Z'],
    ['America/New_York', '2027-03-12T17:00:00.000Z', '2027-03-20T04:00:00.000Z'],
    ['UTC', '2028-02-22T12:00:00.000Z', '2028-03-01T00:00:00.000Z'],
    ['Asia/Shanghai', '2028-02-22T16:00:00.000Z', '2028-03-01T16:00:00.000Z'],
    ['Asia/Shanghai', '2026-12-25T15:59:59.999Z', '2027-01-01T16:00:00.000Z'],
  ])('in %s, of a delivery at %s, the first is due at %s', (zone, at, dueAt) => {
    const event: Told = [at, 'VehicleDelivered', { orderId: 'r-1', vin: 'x' }];
    expect(verdictsOf(careWeekly, told(opened, event), { scene: { zone: zone as Zone } })[0]).toMatchObject({ dueAt });
  });
});
