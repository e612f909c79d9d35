import { describe, expect, it } from '@jest/globals';
import type { Zone } from '#kernel';
import { correction, created, idOf, local, statusOf, type Told, told, verdictsOf } from '../../testing/told.fixture.ts';
import { activitySameDay } from './activity-same-day.ts';

const opened = created('2026-11-20 09:00');
const planned = (dueAt: string): Told => [
  '2026-11-20 10:00',
  'FollowUpScheduled',
  { activityId: 'a-1', dueAt: local(dueAt), type: 'phone', checks: {} },
];
const done = (at: string, recorded = at, outcome = 'reached', activityId = 'a-1'): Told => [
  at,
  'FollowUpCompleted',
  { activityId, outcome, checks: {} },
  { recorded },
];
const moved = (at: string, to: string): Told => [
  at,
  'FollowUpRescheduled',
  { activityId: 'a-1', from: local('2026-11-25 15:00'), to: local(to) },
];
const cancelled = (at: string): Told => [at, 'FollowUpCancelled', { activityId: 'a-1' }];
const due = planned('2026-11-25 15:00');

describe('activity-same-day', () => {
  it.each([
    ['2026-11-25 14:00', 'kept'],
    ['2026-11-25 23:59:59', 'kept'],
    ['2026-11-26 00:00:00', 'violated'],
    ['2026-11-22 09:00', 'kept'],
    ['2026-11-20 09:30', 'kept'],
  ])('an activity due on 2026-11-25 at 15:00 and completed at %s is %s', (at, status) => {
    expect(statusOf(activitySameDay, told(opened, due, done(at)))).toBe(status);
  });

  it('is met by a call that nobody answered, and by no other activity', () => {
    const call = (activityId: string) => done('2026-11-25 16:00', '2026-11-25 16:00', 'no_answer', activityId);
    expect(statusOf(activitySameDay, told(opened, due, call('a-1')))).toBe('kept');
    expect(statusOf(activitySameDay, told(opened, due, call('a-2')))).toBe('violated');
  });

  it.each([
    ['2026-11-25 23:59:59', 'open'],
    ['2026-11-26 00:00:00', 'pending'],
    ['2026-11-26 23:59:59', 'pending'],
    ['2026-11-27 00:00:00', 'violated'],
  ])('at %s, not completed, is %s', (at, status) => {
    expect(statusOf(activitySameDay, told(opened, due), { at })).toBe(status);
  });

  it.each([
    ['2026-11-27 00:00:00', 'kept', null],
    ['2026-11-27 00:00:01', 'violated', '2026-11-27 00:00:01'],
  ])('completed in time and recorded at %s is %s', (recorded, status, fixedAt) => {
    const [verdict] = verdictsOf(activitySameDay, told(opened, due, done('2026-11-25 16:00', recorded)));
    expect(verdict).toMatchObject({ status, fixedAt: fixedAt && local(fixedAt), recordedLate: fixedAt !== null });
  });

  it.each([
    ['2026-11-25 23:59:59', local('2026-12-01 00:00'), null],
    ['2026-11-26 00:00:00', local('2026-11-26 00:00'), local('2026-11-26 00:00:00')],
    ['2026-11-28 10:00:00', local('2026-11-26 00:00'), local('2026-11-28 10:00:00')],
  ])('moved at %s to 2026-11-30 is due at %s', (at, dueAt, fixedAt) => {
    expect(verdictsOf(activitySameDay, told(opened, due, moved(at, '2026-11-30 09:00')))).toMatchObject([
      { status: 'violated', dueAt, since: dueAt, fixedAt, recordedLate: false, evidence: [idOf(1), idOf(2)] },
    ]);
  });

  it.each([
    ['2026-12-02 00:00:00', '2026-11-29 00:00'],
    ['2026-12-02 00:00:01', '2026-12-01 00:00'],
  ])('moved to 2026-11-30, which a correction at %s makes the 28th, is due at %s', (at, dueAt) => {
    const corrected = correction(at, 2, { '/to': local('2026-11-28 09:00') });
    expect(
      verdictsOf(activitySameDay, told(opened, due, moved('2026-11-25 09:00', '2026-11-30 09:00'), corrected)),
    ).toMatchObject([{ status: 'violated', dueAt: local(dueAt), decidableAt: local('2026-12-02') }]);
  });

  it('a late reschedule opens no new deadline, and is the first to mend', () => {
    const history = told(
      opened,
      due,
      moved('2026-11-26 09:00', '2026-11-28 09:00'),
      moved('2026-11-28 09:30', '2026-12-05 09:00'),
      done('2026-12-20 09:00'),
    );
    expect(verdictsOf(activitySameDay, history)).toMatchObject([
      { status: 'violated', since: local('2026-11-26 00:00'), fixedAt: local('2026-11-26 09:00') },
    ]);
  });

  it('follows every move that was made in time', () => {
    const moves = [
      moved('2026-11-25 10:00', '2026-11-28 09:00'),
      moved('2026-11-28 23:59:59', '2026-12-05 09:00'),
    ] as const;
    const history = told(opened, due, ...moves);
    expect(verdictsOf(activitySameDay, told(opened, due), { at: '2026-11-25 09:00' })).toMatchObject([
      { status: 'open', dueAt: local('2026-11-26 00:00') },
    ]);
    expect(verdictsOf(activitySameDay, history, { at: '2026-12-01' })).toMatchObject([
      { status: 'open', dueAt: local('2026-12-06 00:00') },
    ]);
    const kept = told(opened, due, ...moves, done('2026-12-05 20:00'));
    expect(statusOf(activitySameDay, kept)).toBe('kept');
  });

  it('moved to a day that is over is broken at once, since the end of that day', () => {
    const history = told(opened, due, moved('2026-11-24 10:00', '2026-11-22 09:00'));
    expect(verdictsOf(activitySameDay, history, { at: '2026-11-24 10:00' })).toMatchObject([
      { status: 'violated', since: local('2026-11-23 00:00'), fixedAt: null },
    ]);
  });

  it.each([
    ['2026-11-25 23:59:59', 'lapsed', null],
    ['2026-11-26 00:00:00', 'violated', local('2026-11-26 00:00:00')],
  ])('cancelled at %s is %s', (at, status, fixedAt) => {
    expect(verdictsOf(activitySameDay, told(opened, due, cancelled(at)))).toMatchObject([{ status, fixedAt }]);
  });

  it.each([
    ['Lost', '2026-11-25 23:59:59', '2026-11-27 00:00:00', 'lapsed'],
    ['Converted', '2026-11-25 23:59:59', '2026-11-27 00:00:00', 'lapsed'],
    ['Lost', '2026-11-25 23:59:59', '2026-11-27 00:00:01', 'violated'],
    ['Lost', '2026-11-26 00:00:00', '2026-11-26 00:00:00', 'violated'],
  ])('%s at %s, recorded at %s, leaves it %s', (type, at, recorded, status) => {
    const history = told(opened, due, [at, type, {}, { recorded }]);
    expect(verdictsOf(activitySameDay, history)).toMatchObject([{ status, fixedAt: null }]);
  });

  it('a corrected due time counts where the correction was recorded by the cut-off', () => {
    const corrected = (at: string) => told(opened, due, correction(at, 1, { '/dueAt': local('2026-12-10 09:00') }));
    const dueAt = (at: string) => verdictsOf(activitySameDay, corrected(at))[0]?.dueAt;
    expect(dueAt('2026-11-27 00:00:00')).toBe(local('2026-12-11 00:00'));
    expect(dueAt('2026-11-27 00:00:01')).toBe(local('2026-11-26 00:00'));
  });

  it.each([
    // The clocks of New York went back on 2026-11-01 and forward on 2026-03-08; UTC−4 in summer, UTC−5 in winter.
    ['America/New_York', '2026-11-01T06:00:00.000Z', '2026-11-02T05:00:00.000Z'],
    ['America/New_York', '2026-03-08T07:00:00.000Z', '2026-03-09T04:00:00.000Z'],
    ['America/New_York', '2026-07-01T03:59:59.999Z', '2026-07-01T04:00:00.000Z'],
    ['Asia/Shanghai', '2028-02-29T15:59:59.999Z', '2028-02-29T16:00:00.000Z'],
    ['Asia/Shanghai', '2026-12-31T15:59:59.999Z', '2026-12-31T16:00:00.000Z'],
    ['UTC', '2026-12-31T23:59:59.999Z', '2027-01-01T00:00:00.000Z'],
    ['UTC', '2027-02-28T00:00:00.000Z', '2027-03-01T00:00:00.000Z'],
  ])('in %s, due at %s, ends at %s', (zone, dueAt, end) => {
    const early = created('2026-01-05 09:00');
    const history = told(early, ['2026-01-05 10:00', 'FollowUpScheduled', { activityId: 'a-1', dueAt, checks: {} }]);
    expect(verdictsOf(activitySameDay, history, { scene: { zone: zone as Zone } })).toMatchObject([{ dueAt: end }]);
  });
});
