import { describe, expect, it } from '@jest/globals';
import { asked, at, type Line, opened, statuses, stream } from './history.fixture.ts';

const postponed = (happens: string, date: string, late = happens): Line => [
  happens,
  'ExpectedPurchaseDateChanged',
  { new: date },
  { late },
];
const planned = (happens: string, dueAt: string, activityId = 'a'): Line => [
  happens,
  'FollowUpScheduled',
  { activityId, dueAt: at(dueAt) },
];

describe('the checker on no-expired-opportunity', () => {
  const rule = 'no-expired-opportunity';
  const expects = opened('2026-11-18', { expectedPurchaseDate: '2026-11-20' });

  it('a date of today is not expired', () => {
    expect(asked(rule, stream(expects), { on: '2026-11-21' })).toEqual([]);
    expect(statuses(rule, stream(expects), { on: '2026-11-21 23:59:59.999' })).toEqual([]);
    expect(asked(rule, stream(expects), { on: '2026-11-22' })).toMatchObject([
      { status: 'pending', key: '2026-11-21', since: null, decidableAt: null },
    ]);
  });

  it('a failing close is pending for the hours of late entry, then broken since the close', () => {
    expect(statuses(rule, stream(expects), { on: '2026-11-22 23:59:59.999' })).toEqual(['pending']);
    expect(asked(rule, stream(expects), { on: '2026-11-23' })).toEqual([
      {
        rule,
        key: '2026-11-21',
        status: 'violated',
        since: at('2026-11-22'),
        dueAt: null,
        decidableAt: at('2026-11-23'),
        fixedAt: null,
        recordedLate: false,
        consultant: 's-1',
      },
    ]);
  });

  it('one spell is one violation, mended by what made the first close hold, once that is decided', () => {
    const events = stream(
      expects,
      postponed('2026-11-24 09:00', '2026-11-25'),
      postponed('2026-11-24 10:00', '2026-11-26'),
    );
    const mended = [{ since: at('2026-11-22'), fixedAt: at('2026-11-24 09:00') }];
    expect(asked(rule, events, { on: '2026-11-25 23:59' })).toMatchObject([{ fixedAt: null }]);
    expect(asked(rule, events, { on: '2026-11-26' })).toMatchObject(mended);
    expect(asked(rule, events, { on: '2026-11-27' })).toMatchObject(mended);
    expect(asked(rule, events, { on: '2026-11-29' })).toMatchObject([...mended, { since: at('2026-11-28') }]);
  });

  it('uses what happened before the close and was recorded by the cut-off, the instant included', () => {
    const late = (recorded: string) => stream(expects, postponed('2026-11-21 10:00', '2026-12-31', recorded));
    expect(statuses(rule, late('2026-11-23'), { on: '2026-11-30' })).toEqual([]);
    expect(asked(rule, late('2026-11-23 00:00:00.001'), { on: '2026-11-30' })).toMatchObject([
      { since: at('2026-11-22'), fixedAt: at('2026-11-23 00:00:00.001') },
    ]);
    expect(statuses(rule, stream(expects, postponed('2026-11-22', '2026-12-31')), { on: '2026-11-30' })).toEqual([
      'violated',
    ]);
  });

  it('an exit ends the spell, a reopening begins another', () => {
    const events = stream(
      expects,
      ['2026-11-23 10:00', 'Lost'],
      ['2026-11-26 10:00', 'OpportunityReopened', { episode: 2 }],
    );
    expect(asked(rule, events, { on: '2026-12-10' })).toMatchObject([
      { since: at('2026-11-22'), fixedAt: at('2026-11-23 10:00') },
      { since: at('2026-11-27'), fixedAt: null },
    ]);
  });

  it('judges no import, unless it asks for it', () => {
    const imported = (judge: boolean) =>
      stream(opened('2026-11-18', { expectedPurchaseDate: '2026-11-20' }, { late: '2026-12-01', judge }));
    expect(statuses(rule, imported(false))).toEqual([]);
    expect(asked(rule, imported(true))).toMatchObject([{ since: at('2026-11-22') }]);
  });

  it.each([
    ['America/New_York', '2026-11-01', '2026-11-03T05:00:00.000Z'],
    ['America/New_York', '2027-03-14', '2027-03-16T04:00:00.000Z'],
    ['UTC', '2028-02-28', '2028-03-01T00:00:00.000Z'],
    ['Asia/Shanghai', '2026-12-31', '2027-01-01T16:00:00.000Z'],
  ])('in %s what is expected on %s fails at %s', (zone, expectedPurchaseDate, since) => {
    const events = stream(opened('2026-10-01', { expectedPurchaseDate }));
    const on = new Date(Date.parse(since) + 86_400_000).toISOString();
    expect(asked(rule, events, { on, world: { zone } })).toMatchObject([{ status: 'violated', since }]);
  });
});

describe('the checker on next-step-planned', () => {
  const rule = 'next-step-planned';
  const on = '2026-11-20';
  const first = (...lines: Line[]) => asked(rule, stream(opened('2026-11-18 09:00'), ...lines), { on })[0];

  it.each([
    ['2026-11-18 23:59:59.999', '2026-11-18'],
    ['2026-11-19', undefined],
  ])('a step due at %s: the first close that fails is that of %s', (dueAt, day) => {
    expect(first(planned('2026-11-18 10:00', dueAt), planned('2026-11-19 10:00', '2026-12-24', 'b'))?.key).toBe(day);
  });

  it('a finished step is none', () => {
    const plan = planned('2026-11-18 10:00', '2026-11-25');
    const more = { activityId: 'a', outcome: 'no_answer', to: at('2026-11-18 20:00') };
    for (const type of ['FollowUpCompleted', 'FollowUpCancelled', 'FollowUpRescheduled']) {
      expect(first(plan, ['2026-11-18 11:00', type, more])?.status).toBe('violated');
    }
    expect(first(plan)).toBeUndefined();
  });

  it('of two steps the first recorded mended it', () => {
    const events = stream(
      opened('2026-11-18 09:00'),
      planned('2026-11-19 10:00', '2026-11-25'),
      planned('2026-11-19 11:00', '2026-11-26', 'b'),
    );
    expect(asked(rule, events, { on: '2026-11-21' })).toMatchObject([
      { since: at('2026-11-19'), fixedAt: at('2026-11-19 10:00') },
    ]);
  });
});

describe('the checker on no-hoarding', () => {
  const rule = 'no-hoarding';
  const firstFailing = (...lines: Line[]) =>
    asked(rule, stream(opened('2026-10-01 23:59'), ...lines), { on: '2027-03-01' })[0]?.key;

  it('thirty days after the start of the episode', () => {
    expect(firstFailing()).toBe('2026-10-31');
  });

  it.each([
    ['FollowUpCompleted', { activityId: 'a', outcome: 'reached' }, '2026-11-10'],
    ['FollowUpCompleted', { activityId: 'a', outcome: 'no_answer' }, '2026-10-31'],
    ['Reassigned', { to: { consultant: 's-2' } }, '2026-11-10'],
    ['Reclaimed', { to: { consultant: 's-2' } }, '2026-11-10'],
  ])('%s %o on 11 October: it fails from %s', (type, data, day) => {
    expect(firstFailing(['2026-10-11 00:00', type, data])).toBe(day);
  });

  it('not while a step is planned', () => {
    expect(firstFailing(planned('2026-10-02', '2026-12-10 10:00'))).toBe('2026-12-10');
  });

  it('is charged to the owner at the close, and mended by whoever takes it over', () => {
    const events = stream(opened('2026-10-01'), ['2026-11-05 10:00', 'Reclaimed', { to: { consultant: 's-2' } }]);
    expect(asked(rule, events, { on: '2026-11-10' })).toMatchObject([
      { since: at('2026-11-01'), consultant: 's-1', fixedAt: at('2026-11-05 10:00') },
    ]);
  });
});
