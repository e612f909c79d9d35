import { describe, expect, it } from '@jest/globals';
import type { Zone } from '#kernel';
import { created, idOf, local, type Told, told, verdictsOf } from '../../testing/told.fixture.ts';
import { nextStepPlanned } from './next-step-planned.ts';

const opened = created('2026-11-20 09:00');
const planned = (at: string, due: string, activityId = 'a-1'): Told => [
  at,
  'FollowUpScheduled',
  { activityId, dueAt: local(due), type: 'phone' },
];
const since = (events: readonly Told[], at: string, scene = {}) =>
  verdictsOf(nextStepPlanned, told(...events), { at, scene })
    .filter(({ status }) => status === 'violated')
    .map((verdict) => [verdict.since, verdict.fixedAt]);

describe('next-step-planned', () => {
  it.each([
    ['2026-11-20 23:59:59', [[local('2026-11-21'), null]], 'due on the day that closes'],
    ['2026-11-21 00:00:00', [], 'due on the day after'],
  ])('at the close of 2026-11-20 a step due at %s gives %j: it is %s', (due, violations) => {
    expect(since([opened, planned('2026-11-20 10:00', due)], '2026-11-22')).toEqual(violations);
  });

  it('wants a step from the day on on which the file was opened, recorded within a day of the close', () => {
    expect(since([opened], '2026-11-21 23:59')).toEqual([]);
    expect(since([opened], '2026-11-22 00:00')).toEqual([[local('2026-11-21'), null]]);
  });

  it('is one violation until the first close that holds', () => {
    const events = [opened, planned('2026-11-24 08:00', '2026-11-26 10:00')];
    expect(since(events, '2026-11-27')).toEqual([[local('2026-11-21'), local('2026-11-24 08:00')]]);
    expect(since(events, '2026-12-01')).toEqual([
      [local('2026-11-21'), local('2026-11-24 08:00')],
      [local('2026-11-27'), null],
    ]);
  });

  it.each([
    ['FollowUpCompleted', { outcome: 'reached', contactAt: local('2026-11-21 10:00') }],
    ['FollowUpCancelled', {}],
    ['FollowUpRescheduled', { to: local('2026-11-21 12:00') }],
  ])('a step that is taken away by %s is none', (type, data) => {
    const events: readonly Told[] = [
      opened,
      planned('2026-11-20 10:00', '2026-11-30 10:00'),
      ['2026-11-21 10:00', type, { activityId: 'a-1', ...data }],
    ];
    expect(since(events, '2026-11-25')).toEqual([[local('2026-11-22'), null]]);
  });

  it('is held by one of several', () => {
    const events = [
      opened,
      planned('2026-11-20 10:00', '2026-11-21 10:00'),
      planned('2026-11-20 10:01', '2026-11-25 10:00', 'a-2'),
    ];
    expect(since(events, '2026-11-26 00:00')).toEqual([]);
    expect(since(events, '2026-11-27 00:00')).toEqual([[local('2026-11-26'), null]]);
  });

  it.each(['Lost', 'Converted'])('is not wanted after %s, and again after a reopening', (exit) => {
    const events: readonly Told[] = [opened, ['2026-11-20 18:00', exit]];
    expect(since(events, '2026-12-31')).toEqual([]);
    const reopened: Told = ['2026-12-05 10:00', 'OpportunityReopened', { episode: 2 }];
    expect(since([...events, reopened], '2026-12-31')).toEqual([[local('2026-12-06'), null]]);
  });

  it('names the events that broke it and mended it', () => {
    const events = told(opened, planned('2026-11-24 08:00', '2099-01-01'));
    expect(verdictsOf(nextStepPlanned, events, { at: '2026-12-31' })).toMatchObject([
      { evidence: [idOf(0), idOf(1)], consultant: 's-1' },
    ]);
  });

  it('binds nobody outside the sales department', () => {
    expect(since([opened], '2026-12-31', { isSalesStaff: () => false })).toEqual([]);
  });
});

describe('a day close', () => {
  const closes = (zone: string, at: string, due: string, until: string) => {
    const written = told(created('2020-01-01', {}), planned('2020-01-01 00:00:01', '2020-01-01'));
    const [file, step] = written.map((event) => ({ ...event, occurredAt: at, recordedAt: at }) as typeof event);
    const history = [file, step && { ...step, data: { ...step.data, dueAt: due } }].flatMap((event) => event ?? []);
    const asked = { scene: { zone: zone as Zone } };
    const point = { at: new Date(Date.parse(until) + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ') };
    return verdictsOf(nextStepPlanned, history, { ...asked, ...point }).map((verdict) => verdict.since);
  };

  it.each([
    // zone, file opened, step due on the last instant of the day that closes, the close
    ['Asia/Shanghai', '2028-02-28T02:00:00.000Z', '2028-02-29T15:59:59.999Z', '2028-02-29T16:00:00.000Z', 'leap day'],
    ['Asia/Shanghai', '2026-12-31T02:00:00.000Z', '2026-12-31T15:59:59.999Z', '2026-12-31T16:00:00.000Z', 'year end'],
    ['Asia/Shanghai', '2026-11-30T02:00:00.000Z', '2026-11-30T15:59:59.999Z', '2026-11-30T16:00:00.000Z', 'month end'],
    ['UTC', '2028-02-29T12:00:00.000Z', '2028-02-29T23:59:59.999Z', '2028-03-01T00:00:00.000Z', 'leap day'],
    ['UTC', '2026-12-31T12:00:00.000Z', '2026-12-31T23:59:59.999Z', '2027-01-01T00:00:00.000Z', 'year end'],
    ['UTC', '2027-02-28T12:00:00.000Z', '2027-02-28T23:59:59.999Z', '2027-03-01T00:00:00.000Z', 'month end'],
    // Clocks go forward on 2027-03-14 (a day of 23 hours) and back on 2026-11-01 (a day of 25).
    [
      'America/New_York',
      '2027-03-14T06:00:00.000Z',
      '2027-03-15T03:59:59.999Z',
      '2027-03-15T04:00:00.000Z',
      '23 hours',
    ],
    [
      'America/New_York',
      '2026-11-01T05:00:00.000Z',
      '2026-11-02T04:59:59.999Z',
      '2026-11-02T05:00:00.000Z',
      '25 hours',
    ],
    [
      'America/New_York',
      '2026-12-31T12:00:00.000Z',
      '2027-01-01T04:59:59.999Z',
      '2027-01-01T05:00:00.000Z',
      'year end',
    ],
    [
      'America/New_York',
      '2028-02-29T12:00:00.000Z',
      '2028-03-01T04:59:59.999Z',
      '2028-03-01T05:00:00.000Z',
      'leap day',
    ],
  ])('in %s, of a step planned at %s and due at %s, is %s: %s', (zone, at, due, close) => {
    const decided = new Date(Date.parse(close) + 24 * 3_600_000).toISOString();
    const before = new Date(Date.parse(decided) - 1_000).toISOString();
    const next = new Date(Date.parse(due) + 1).toISOString();
    expect(closes(zone, at, due, before)).toEqual([null]);
    expect(closes(zone, at, due, decided)).toEqual([close]);
    expect(closes(zone, at, next, decided)).toEqual(expect.not.arrayContaining([close]));
  });
});
