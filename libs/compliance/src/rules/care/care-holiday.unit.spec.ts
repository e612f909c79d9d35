import { describe, expect, it } from '@jest/globals';
import { created, idOf, local, statusOf, type Told, told, verdictsOf } from '../../testing/told.fixture.ts';
import { careHoliday } from './care-holiday.ts';

const opened = created('2026-11-20 09:00');
const task = (date: string) => ({
  taskId: `care-holiday-${date}`,
  kind: 'care-holiday',
  dueAt: local(`${date} 23:59:59`),
});
const plan = (...dates: readonly string[]): Told => [
  '2026-12-05 14:00',
  'CarePlanCreated',
  { tasks: [...dates.map(task), { taskId: 'care-birthday-2027', kind: 'care-birthday' }] },
];
const greeted = (at: string, taskId = 'care-holiday-2027-02-06', recorded = at): Told => [
  at,
  'CareTaskCompleted',
  { taskId, kind: 'care-holiday', checks: {} },
  { recorded },
];

describe('care-holiday', () => {
  it.each([
    ['2027-02-05 23:59:59', 'violated'],
    ['2027-02-06 00:00:00', 'kept'],
    ['2027-02-06 23:59:59', 'kept'],
    ['2027-02-07 00:00:00', 'violated'],
  ])('a greeting for the Spring Festival of 2027-02-06 at %s is %s', (at, status) => {
    expect(statusOf(careHoliday, told(opened, plan('2027-02-06'), greeted(at)))).toBe(status);
  });

  it.each([
    ['2027-02-06 23:59:59', 'open'],
    ['2027-02-07 00:00:00', 'pending'],
    ['2027-02-08 00:00:00', 'violated'],
  ])('at %s, without a greeting, is %s', (at, status) => {
    expect(statusOf(careHoliday, told(opened, plan('2027-02-06')), { at })).toBe(status);
  });

  it('is owed for every holiday of the plan, each with a greeting of its own', () => {
    const history = told(opened, plan('2027-01-01', '2027-02-06'), greeted('2027-02-06 09:00'));
    expect(verdictsOf(careHoliday, history)).toMatchObject([
      { status: 'violated', since: local('2027-01-02 00:00'), fixedAt: null },
      { status: 'kept', dueAt: local('2027-02-07 00:00') },
    ]);
  });

  it('is owed for what was added to the plan', () => {
    const extended: Told = ['2027-03-01 10:00', 'CarePlanExtended', { tasks: [task('2028-01-01')] }];
    expect(verdictsOf(careHoliday, told(opened, plan(), extended))).toMatchObject([
      { dueAt: local('2028-01-02 00:00'), evidence: [idOf(2)] },
    ]);
  });

  it('is mended by a greeting that comes late', () => {
    expect(verdictsOf(careHoliday, told(opened, plan('2027-02-06'), greeted('2027-02-09 10:00')))).toMatchObject([
      { status: 'violated', fixedAt: local('2027-02-09 10:00'), recordedLate: false },
    ]);
  });
});
