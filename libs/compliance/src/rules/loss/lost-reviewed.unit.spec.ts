import { describe, expect, it } from '@jest/globals';
import { chineseWorkCalendar } from '#calendar';
import type { Zone } from '#kernel';
import { created, idOf, local, statusOf, type Told, told, verdictsOf } from '../../testing/told.fixture.ts';
import { lostReviewed } from './lost-reviewed.ts';

const opened = created('2026-01-05 09:00');
const lost = (at: string): Told => [at, 'Lost', { reason: { family: 'gave_up', code: 'price' } }];
const reviewed = (at: string, { of = 1, verdict = 'objective', recorded = at } = {}): Told => [
  at,
  'LossReviewed',
  { verdict, lostEventId: idOf(of) },
  { recorded },
];
const scene = { calendar: chineseWorkCalendar };

describe('lost-reviewed', () => {
  it.each([
    // A Friday: the third working day is the Wednesday.
    ['2026-11-20 10:00', '2026-11-25 23:59:59', 'kept'],
    ['2026-11-20 10:00', '2026-11-26 00:00:00', 'violated'],
    // A Monday, in its last second: the Thursday.
    ['2026-11-23 23:59:59', '2026-11-26 23:59:59', 'kept'],
    ['2026-11-23 23:59:59', '2026-11-27 00:00:00', 'violated'],
    // Before the Spring Festival: Friday 13, the make-up Saturday 14, then nothing worked until Tuesday 24 February.
    ['2026-02-12 10:00', '2026-02-24 23:59:59', 'kept'],
    ['2026-02-12 10:00', '2026-02-25 00:00:00', 'violated'],
    // Before the national holiday: the make-up Sunday 20 September counts.
    ['2026-09-18 10:00', '2026-09-22 23:59:59', 'kept'],
    ['2026-09-18 10:00', '2026-09-23 00:00:00', 'violated'],
    // Over the end of the year: 1 to 3 January are off, Sunday 4 is made up.
    ['2025-12-31 10:00', '2026-01-06 23:59:59', 'kept'],
    ['2025-12-31 10:00', '2026-01-07 00:00:00', 'violated'],
  ])('lost at %s and reviewed at %s is %s', (at, review, status) => {
    const first = created('2025-12-01 09:00');
    expect(statusOf(lostReviewed, told(first, lost(at), reviewed(review)), { scene })).toBe(status);
  });

  it.each([
    ['2026-11-25 23:59:59', 'open'],
    ['2026-11-26 00:00:00', 'pending'],
    ['2026-11-27 00:00:00', 'violated'],
  ])('at %s, not reviewed, is %s', (at, status) => {
    expect(statusOf(lostReviewed, told(opened, lost('2026-11-20 10:00')), { at, scene })).toBe(status);
  });

  it.each(['objective', 'subjective', 'unclear'])('is met by a review that finds it %s', (verdict) => {
    const history = told(opened, lost('2026-11-20 10:00'), reviewed('2026-11-21 10:00', { verdict }));
    expect(statusOf(lostReviewed, history)).toBe('kept');
  });

  it('is owed for each loss, and a review belongs to one', () => {
    const reopened: Told = ['2026-11-21 10:00', 'OpportunityReopened', { episode: 2, stage: 'PROFILED' }];
    const history = told(
      opened,
      lost('2026-11-20 10:00'),
      reopened,
      lost('2026-11-23 10:00'),
      reviewed('2026-11-24 10:00', { of: 3 }),
    );
    expect(verdictsOf(lostReviewed, history)).toMatchObject([
      { status: 'violated', since: local('2026-11-26 00:00'), fixedAt: null },
      { status: 'kept', evidence: [idOf(3), idOf(4)] },
    ]);
  });

  it('is mended by a late review, and stays broken since the deadline', () => {
    const history = told(opened, lost('2026-11-20 10:00'), reviewed('2026-12-01 10:00'));
    expect(verdictsOf(lostReviewed, history, { scene })).toMatchObject([
      {
        status: 'violated',
        since: local('2026-11-26 00:00'),
        decidableAt: local('2026-11-27 00:00'),
        fixedAt: local('2026-12-01 10:00'),
        message: { zh: '战败未在 3 个工作日内（2026-11-25 前）复核' },
      },
    ]);
  });

  it('takes the number of working days from the rule set', () => {
    const history = told(opened, lost('2026-11-20 10:00'), reviewed('2026-11-24 10:00'));
    expect(statusOf(lostReviewed, history, { parameters: { workingDays: 1 } })).toBe('violated');
  });

  it.each([
    // In New York it was still Thursday; three working days on, the clocks have gone back.
    ['America/New_York', '2026-10-30T03:00:00.000Z', '2026-11-04T05:00:00.000Z'],
    ['UTC', '2028-02-28T12:00:00.000Z', '2028-03-03T00:00:00.000Z'],
    ['Asia/Shanghai', '2028-02-28T12:00:00.000Z', '2028-03-02T16:00:00.000Z'],
  ])('in %s, lost at %s, is due at %s', (zone, at, dueAt) => {
    expect(verdictsOf(lostReviewed, told(opened, lost(at)), { scene: { zone: zone as Zone } })).toMatchObject([
      { dueAt },
    ]);
  });
});
