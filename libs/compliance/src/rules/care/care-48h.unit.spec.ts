import { describe, expect, it } from '@jest/globals';
import { created, local, statusOf, type Told, told, verdictsOf } from '../../testing/told.fixture.ts';
import { care48h } from './care-48h.ts';

const opened = created('2026-11-20 09:00');
const delivered: Told = ['2026-12-05 14:00', 'VehicleDelivered', { orderId: 'r-1', vin: 'x' }];
const done = (at: string, taskId = 'care-48h', kind = taskId, recorded = at): Told => [
  at,
  'CareTaskCompleted',
  { taskId, kind, checks: {} },
  { recorded },
];

describe('care-48h', () => {
  it.each([
    ['2026-12-07 14:00:00', 'kept'],
    ['2026-12-07 14:00:01', 'violated'],
    ['2026-12-05 14:00:00', 'kept'],
  ])('delivered on 2026-12-05 at 14:00, a call at %s is %s', (at, status) => {
    expect(statusOf(care48h, told(opened, delivered, done(at)))).toBe(status);
  });

  it.each([
    ['2026-12-07 14:00:00', 'open'],
    ['2026-12-07 14:00:01', 'pending'],
    ['2026-12-08 14:00:00', 'violated'],
  ])('at %s, without a call, is %s', (at, status) => {
    expect(statusOf(care48h, told(opened, delivered), { at })).toBe(status);
  });

  it('is mended by a call that comes later', () => {
    expect(verdictsOf(care48h, told(opened, delivered, done('2026-12-10 10:00')))).toMatchObject([
      { status: 'violated', since: local('2026-12-07 14:00'), fixedAt: local('2026-12-10 10:00'), recordedLate: false },
    ]);
  });

  it('is met by the task, or by its kind under another id, and by no other task', () => {
    const on = '2026-12-06 10:00';
    expect(statusOf(care48h, told(opened, delivered, done(on, 'second-car', 'care-48h')))).toBe('kept');
    expect(statusOf(care48h, told(opened, delivered, done(on, 'care-weekly-1')))).toBe('violated');
  });

  it('is owed without a plan, for each vehicle delivered, and not before', () => {
    expect(verdictsOf(care48h, told(opened))).toEqual([]);
    const second: Told = ['2026-12-09 14:00', 'VehicleDelivered', { orderId: 'r-2', vin: 'y' }];
    const history = told(opened, delivered, done('2026-12-06 10:00'), second);
    expect(verdictsOf(care48h, history).map(({ status }) => status)).toEqual(['kept', 'violated']);
  });

  it('takes the limit from the rule set', () => {
    const history = told(opened, delivered, done('2026-12-06 14:00:01'));
    expect(statusOf(care48h, history, { parameters: { hours: 24 } })).toBe('violated');
  });
});
