import { describe, expect, it } from '@jest/globals';
import type { Instant } from '#kernel';
import { created, idOf, statusOf, type Told, told, verdictsOf } from '../../testing/told.fixture.ts';
import { careBirthday } from './care-birthday.ts';

const plan: Told = [
  '2026-12-05 14:00',
  'CarePlanCreated',
  { tasks: [{ taskId: 'care-birthday-2027', kind: 'care-birthday' }] },
];
const greeted = (at: string): Told => [
  at,
  'CareTaskCompleted',
  { taskId: 'care-birthday-2027', kind: 'care-birthday', checks: {} },
];
const opened = created('2026-11-20 09:00');

/** As the edge opened it: the plan is the second event told. */
const scene = {
  birthdaysDueAt: (plan: string): Readonly<Record<string, Instant>> =>
    plan === idOf(1) ? { 'care-birthday-2027': '2027-04-12T15:59:59.999Z' as Instant } : {},
};

describe('care-birthday', () => {
  it.each([
    ['2027-04-11 23:59:59', 'violated'],
    ['2027-04-12 00:00:00', 'kept'],
    ['2027-04-12 23:59:59', 'kept'],
    ['2027-04-13 00:00:00', 'violated'],
  ])('a greeting for the birthday on 12 April at %s is %s', (at, status) => {
    expect(statusOf(careBirthday, told(opened, plan, greeted(at)), { scene })).toBe(status);
  });

  it('is not judged where nobody opened the date', () => {
    expect(statusOf(careBirthday, told(opened, plan, greeted('2027-04-12 10:00')))).toBe('none');
  });

  it('tells no date in words, and says of itself that its due time is personal', () => {
    const [verdict] = verdictsOf(careBirthday, told(opened, plan), { scene });
    expect(JSON.stringify([verdict?.message, verdict?.remedy, verdict?.obligation])).not.toMatch(/04|12/);
    expect(careBirthday.sealed).toBe(true);
  });
});
