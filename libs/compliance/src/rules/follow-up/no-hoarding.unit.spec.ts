import { describe, expect, it } from '@jest/globals';
import { created, local, type Told, told, verdictsOf } from '../../testing/told.fixture.ts';
import { noHoarding } from './no-hoarding.ts';

const opened = created('2026-11-20 09:00');
const since = (events: readonly Told[], at = '2027-01-31', parameters = {}) =>
  verdictsOf(noHoarding, told(...events), { at, parameters })
    .filter(({ status }) => status === 'violated')
    .map((verdict) => [verdict.since, verdict.fixedAt]);
const contact = (at: string, outcome = 'reached', recorded = at): Told => [
  at,
  'FollowUpCompleted',
  { activityId: `a-${at}`, contactAt: local(at), outcome },
  { recorded },
];

describe('no-hoarding', () => {
  it.each([
    ['2026-12-21 23:59:59', [], 'day 29 has closed, day 30 is not decided'],
    ['2026-12-22 00:00:00', [[local('2026-12-21'), null]], 'day 30 is decided'],
  ])('of a file opened on 2026-11-20, at %s there is %j: %s', (at, violations) => {
    expect(since([opened], at)).toEqual(violations);
  });

  it.each([
    ['2026-12-05 10:00', 'reached', '2027-01-05'],
    ['2026-12-05 23:59', 'reached', '2027-01-05'],
    ['2026-12-05 10:00', 'interested', '2027-01-05'],
    ['2026-12-05 10:00', 'no_answer', '2026-12-21'],
  ])('a contact at %s with outcome %s moves the close to that of %s', (at, outcome, close) => {
    expect(since([opened, contact(at, outcome)])).toEqual([[local(close), null]]);
  });

  it('of several contacts of one activity, any that came about counts', () => {
    const of = (at: string, outcome: string, recorded = at): Told => [
      at,
      'FollowUpCompleted',
      { activityId: 'a-1', contactAt: local(at), outcome },
      { recorded },
    ];
    const reachedAndTried = [
      of('2026-12-05 10:00', 'no_answer'),
      of('2026-12-04 10:00', 'reached', '2026-12-05 11:00'),
    ];
    expect(since([opened, ...reachedAndTried])).toEqual([[local('2027-01-04'), null]]);
  });

  it.each(['Reassigned', 'Reclaimed'])('%s gives the new owner time', (type) => {
    expect(since([opened, ['2026-12-05 10:00', type, { to: { consultant: 's-2' } }]])).toEqual([
      [local('2027-01-05'), null],
    ]);
  });

  it('a reopening gives time too, and a loss ends it', () => {
    const events: readonly Told[] = [
      opened,
      ['2026-12-01 10:00', 'Lost'],
      ['2026-12-25 10:00', 'OpportunityReopened', { episode: 2 }],
    ];
    expect(since(events.slice(0, 2))).toEqual([]);
    expect(since(events)).toEqual([[local('2027-01-25'), null]]);
  });

  it.each([
    ['2027-01-10 10:00', '2027-01-11'],
    ['2026-12-01 10:00', '2026-12-21'],
  ])('an activity due at %s holds it until the close of that day, %s, or day 30', (due, close) => {
    const step: Told = ['2026-11-21 10:00', 'FollowUpScheduled', { activityId: 'a-1', dueAt: local(due) }];
    expect(since([opened, step])).toEqual([[local(close), null]]);
  });

  it('is mended by whatever comes first', () => {
    expect(since([opened, contact('2026-12-27 10:00')], '2027-01-10')).toEqual([
      [local('2026-12-21'), local('2026-12-27 10:00')],
    ]);
  });

  it('a contact in time that is recorded a day after the close or later leaves the violation', () => {
    const late = (recorded: string) => since([opened, contact('2026-12-10 10:00', 'reached', recorded)], '2027-01-08');
    expect(late('2026-12-22 00:00:00')).toEqual([]);
    expect(late('2026-12-22 00:00:01')).toEqual([[local('2026-12-21'), local('2026-12-22 00:00:01')]]);
  });

  it('takes the days from the rule set', () => {
    expect(since([opened], '2026-12-01', { days: 3 })).toEqual([[local('2026-11-24'), null]]);
  });

  it('says since when', () => {
    expect(verdictsOf(noHoarding, told(opened), { at: '2027-01-31' })).toMatchObject([
      { message: { zh: '自 2026-11-20 起无有效接触，也没有待办活动，已满 30 天' } },
    ]);
  });
});
