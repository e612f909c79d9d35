import { describe, expect, it } from '@jest/globals';
import { type Asked, asked, at, type Line, opened, statuses, stream } from './history.fixture.ts';

const CREATED = opened('2026-11-20 23:30');
const reached = (happens: string, data: object = {}, unusual: Line[3] = {}): Line => [
  happens,
  'FollowUpCompleted',
  { activityId: 'a', outcome: 'reached', type: 'phone', ...data },
  unusual,
];
const correction = (happens: string, eventId: string, data: object): Line => [
  happens,
  'EventCorrected',
  { eventId, changes: {}, voided: [], ...data },
];

describe('the checker on first-follow-up', () => {
  const rule = 'first-follow-up';

  it.each([
    ['2026-11-25 23:59:59', {}, 'kept'],
    ['2026-11-26 00:00:00', {}, 'violated'],
    ['2026-11-25 23:30', { hours: 120 }, 'kept'],
    ['2026-11-25 23:30:00.001', { hours: 120 }, 'violated'],
  ])('a contact at %s under %o: %s', (happens, parameters, status) => {
    expect(statuses(rule, stream(CREATED, reached(happens)), { parameters })).toEqual([status]);
  });

  it('no_answer is no follow-up, and reopening opens none', () => {
    const events = stream(
      CREATED,
      reached('2026-11-21', { outcome: 'no_answer' }),
      ['2026-11-27', 'Lost'],
      ['2026-11-28', 'OpportunityReopened', { episode: 2 }],
    );
    expect(asked(rule, events)).toMatchObject([{ key: 'e0', status: 'violated', fixedAt: null }]);
  });

  it.each([
    ['2026-11-25 23:59:59.999', 'open'],
    ['2026-11-26', 'pending'],
    ['2026-11-26 23:59:59.999', 'pending'],
    ['2026-11-27', 'violated'],
  ])('with nothing done, at %s it is %s', (on, status) => {
    expect(statuses(rule, stream(CREATED), { on })).toEqual([status]);
  });

  it('counts evidence recorded by the cut-off, the instant included', () => {
    const events = (late: string) => stream(CREATED, reached('2026-11-25', {}, { late }));
    expect(asked(rule, events('2026-11-27'))).toMatchObject([
      { status: 'kept', since: null, decidableAt: at('2026-11-27') },
    ]);
    expect(asked(rule, events('2026-11-27 00:00:00.001'))).toMatchObject([
      {
        status: 'violated',
        since: at('2026-11-26'),
        dueAt: at('2026-11-26'),
        decidableAt: at('2026-11-27'),
        fixedAt: at('2026-11-27 00:00:00.001'),
        recordedLate: true,
        consultant: 's-1',
      },
    ]);
  });

  it('takes the first recorded evidence for the mending of it, in time or not', () => {
    const events = stream(CREATED, reached('2026-11-26 09:00'), reached('2026-11-22', {}, { late: '2026-11-29' }));
    expect(asked(rule, events)).toMatchObject([{ fixedAt: at('2026-11-26 09:00'), recordedLate: false }]);
  });

  it.each([
    ['2026-11-25', '2026-11-27', 'lapsed'],
    ['2026-11-25', '2026-11-27 00:00:00.001', 'violated'],
    ['2026-11-26', '2026-11-26', 'violated'],
  ])('an exit at %s recorded at %s: %s', (happens, late, status) => {
    const events = stream(CREATED, [happens, 'Lost', {}, { late }]);
    expect(asked(rule, events)).toMatchObject([{ status, fixedAt: null }]);
  });

  it('waits for the cut-off of what was opened late, and judges at once what was opened later still', () => {
    const openedAt = (late: string) => stream(opened('2026-11-20 23:30', {}, { late }));
    expect(statuses(rule, openedAt('2026-11-26 10:00'), { on: '2026-11-26 10:00' })).toEqual(['pending']);
    expect(asked(rule, openedAt('2026-12-01'), { on: '2026-12-01' })).toMatchObject([
      { status: 'violated', since: at('2026-11-26'), decidableAt: at('2026-12-01') },
    ]);
  });

  it('reads corrections by the cut-off only', () => {
    const events = (when: string) =>
      stream(CREATED, reached('2026-11-21'), correction(when, 'e1', { changes: { '/outcome': 'no_answer' } }));
    expect(statuses(rule, events('2026-11-27'))).toEqual(['violated']);
    expect(statuses(rule, events('2026-11-27 00:00:00.001'))).toEqual(['kept']);
  });

  it('opens nothing for an import, unless it is judged, and measures the lateness of that by when things happened', () => {
    const events = (judge: boolean) =>
      stream(
        opened('2026-11-20 23:30', {}, { late: '2027-01-01', judge }),
        reached('2026-11-25', {}, { late: '2027-01-01', judge }),
      );
    expect(statuses(rule, events(false))).toEqual([]);
    expect(statuses(rule, events(true))).toEqual(['kept']);
  });

  it('binds the owner at the deadline, where that is sales staff', () => {
    const handedOver = (happens: string, consultant: string) =>
      asked(rule, stream(CREATED, [happens, 'Reassigned', { to: { consultant } }]));
    expect(handedOver('2026-11-26', 's-2')).toMatchObject([{ consultant: 's-2' }]);
    expect(handedOver('2026-11-26 00:00:00.001', 's-2')).toMatchObject([{ consultant: 's-1' }]);
    expect(handedOver('2026-11-21', 'workshop')).toEqual([]);
  });

  it.each([
    ['America/New_York', '2026-10-28T14:00:00.000Z', '2026-11-03T05:00:00.000Z'], // clocks go back on 1 November
    ['America/New_York', '2027-03-10T15:00:00.000Z', '2027-03-16T04:00:00.000Z'], // and forward on 14 March
    ['UTC', '2028-02-25T10:00:00.000Z', '2028-03-02T00:00:00.000Z'], // over a leap day
    ['Asia/Shanghai', '2026-12-28T16:00:00.000Z', '2027-01-03T16:00:00.000Z'], // over the end of a year
  ])('in %s what is created at %s is due at %s', (zone, created, dueAt) => {
    expect(asked(rule, stream(opened(created)), { on: created, world: { zone } })).toMatchObject([{ dueAt }]);
  });
});

describe('the checker on first-follow-up-recording', () => {
  const rule = 'first-follow-up-recording';
  const sound = { sha256: 'f00', durationSec: 9, checks: { recordingUriGiven: true } };
  const attached = (happens: string, unusual: Line[3] = {}): Line => [
    happens,
    'RecordingAttached',
    { activityId: 'a', ...sound },
    unusual,
  ];
  const checked = (happens: string, data: object = {}): Line => [
    happens,
    'RecordingChecked',
    { activityId: 'a', sha256Matches: true, ...data },
  ];
  const contact = reached('2026-11-24 10:00');

  it('no recording on day 4, attached on day 7: violated', () => {
    const events = stream(CREATED, contact, attached('2026-11-27 10:00'), checked('2026-11-27 11:00'));
    expect(asked(rule, events)).toMatchObject([
      {
        key: 'e1',
        status: 'violated',
        since: at('2026-11-25 10:00'),
        decidableAt: at('2026-11-26 10:00'),
        fixedAt: at('2026-11-27 11:00'),
        recordedLate: false,
      },
    ]);
  });

  it.each([
    ['attached and checked in time', attached('2026-11-25 10:00'), checked('2026-11-26 10:00'), 'kept'],
    ['attached too late', attached('2026-11-25 10:00:00.001'), checked('2026-11-25 11:00'), 'violated'],
    ['checked too late', attached('2026-11-25 10:00'), checked('2026-11-26 10:00:00.001'), 'violated'],
    ['another file', attached('2026-11-25 10:00'), checked('2026-11-25 11:00', { sha256: 'bad' }), 'violated'],
    [
      'a file that differs',
      attached('2026-11-25 10:00'),
      checked('2026-11-25 11:00', { sha256Matches: false }),
      'violated',
    ],
    ['checked before it was attached', checked('2026-11-24 11:00'), attached('2026-11-24 12:00'), 'violated'],
  ])('%s', (_, first, second, status) => {
    expect(statuses(rule, stream(CREATED, contact, first, second))).toEqual([status]);
  });

  it('takes the recording that came with the contact', () => {
    const recording = { sha256: 'f00', durationSec: 9 };
    const events = (more: object) => stream(CREATED, reached('2026-11-24', more), checked('2026-11-24 10:00'));
    expect(statuses(rule, events({ recording, checks: sound.checks }))).toEqual(['kept']);
    expect(statuses(rule, events({ recording: { ...recording, durationSec: 0 }, checks: sound.checks }))).toEqual([
      'violated',
    ]);
    expect(statuses(rule, events({ recording, checks: {} }))).toEqual(['violated']);
  });

  it('is of the earliest contact that is recorded by the cut-off of the first one recorded', () => {
    const events = (late: string) => stream(CREATED, contact, reached('2026-11-23', { activityId: 'b' }, { late }));
    expect(asked(rule, events('2026-11-26 10:00'))).toMatchObject([{ key: 'e2', dueAt: at('2026-11-24') }]);
    expect(asked(rule, events('2026-11-26 10:00:00.001'))).toMatchObject([{ key: 'e1' }]);
  });

  it('asks only for calls where the parameter says so, and for no contact nothing', () => {
    const visit = stream(CREATED, reached('2026-11-24', { type: 'visit' }));
    expect(statuses(rule, visit, { parameters: { recordingFor: 'phone' } })).toEqual([]);
    expect(statuses(rule, visit, { parameters: { recordingFor: 'all' } })).toEqual(['violated']);
    expect(statuses(rule, stream(CREATED))).toEqual([]);
  });

  it('is not opened by a late entry after an exit', () => {
    const events = stream(CREATED, ['2026-11-24', 'Lost'], reached('2026-11-22', {}, { late: '2026-11-25' }));
    expect(statuses(rule, events)).toEqual([]);
  });
});

describe('the checker on activity-same-day', () => {
  const rule = 'activity-same-day';
  const planned: Line = ['2026-11-20 12:00', 'FollowUpScheduled', { activityId: 'a', dueAt: at('2026-11-22 10:00') }];
  const moved = (happens: string, to: string): Line => [
    happens,
    'FollowUpRescheduled',
    { activityId: 'a', to: at(to) },
  ];
  const cancelled = (happens: string): Line => [happens, 'FollowUpCancelled', { activityId: 'a' }];
  const judged = (...lines: Line[]) => asked(rule, stream(opened('2026-11-20'), planned, ...lines));

  it.each([
    ['2026-11-22 23:59:59.999', 'kept'],
    ['2026-11-23', 'violated'],
  ])('completed at %s, if only with no_answer: %s', (happens, status) => {
    expect(judged(reached(happens, { outcome: 'no_answer' }))).toMatchObject([{ status, dueAt: at('2026-11-23') }]);
  });

  it('a reschedule in time moves it', () => {
    expect(judged(moved('2026-11-22 23:59:59.999', '2026-11-25 09:00'), reached('2026-11-25 20:00'))).toMatchObject([
      { status: 'kept', key: 'e1', dueAt: at('2026-11-26') },
    ]);
  });

  it('a late reschedule clears no violation and opens no deadline: it only mends', () => {
    expect(judged(moved('2026-11-23', '2026-11-25 09:00'), reached('2026-11-25 08:00'))).toMatchObject([
      { status: 'violated', since: at('2026-11-23'), fixedAt: at('2026-11-23'), recordedLate: false },
    ]);
  });

  it('a move to a day that is over is judged when it is recorded', () => {
    expect(judged(moved('2026-11-22 12:00', '2026-11-18 09:00'))).toMatchObject([
      { status: 'violated', since: at('2026-11-19'), decidableAt: at('2026-11-22 12:00'), fixedAt: null },
    ]);
  });

  it('a cancellation in time ends it, a late one only mends', () => {
    expect(judged(cancelled('2026-11-22 23:59'))).toMatchObject([{ status: 'lapsed' }]);
    expect(judged(cancelled('2026-11-23'))).toMatchObject([{ status: 'violated', fixedAt: at('2026-11-23') }]);
  });

  it('lapses with an exit in time', () => {
    expect(judged(['2026-11-22 23:00', 'Converted'])).toMatchObject([{ status: 'lapsed' }]);
    expect(judged(['2026-11-23', 'Converted'])).toMatchObject([{ status: 'violated', fixedAt: null }]);
  });

  it('a corrected due time counts where it was recorded by the cut-off there was before', () => {
    const changes = { '/dueAt': at('2026-11-28 10:00') };
    expect(judged(correction('2026-11-24', 'e1', { changes }))).toMatchObject([{ dueAt: at('2026-11-29') }]);
    expect(judged(correction('2026-11-24 00:00:00.001', 'e1', { changes }))).toMatchObject([
      { dueAt: at('2026-11-23'), status: 'violated' },
    ]);
  });

  it('a scheduling that was taken back owes nothing', () => {
    expect(judged(correction('2026-11-21', 'e1', { voided: [''] }))).toEqual([]);
  });
});

describe('the checker on lost-reviewed', () => {
  const rule = 'lost-reviewed';
  const reviewed = (happens: string, ...lost: Line[]) =>
    statuses(rule, stream(opened('2026-09-01'), ...lost, [happens, 'LossReviewed', { verdict: 'unclear' }]));

  it.each([
    // Monday to Thursday
    ['2026-11-23 09:00', '2026-11-26 23:59:59.999', 'kept'],
    ['2026-11-23 09:00', '2026-11-27', 'violated'],
    // Friday, Monday, Tuesday, Wednesday
    ['2026-11-20 09:00', '2026-11-25 23:59:59.999', 'kept'],
    ['2026-11-20 09:00', '2026-11-26', 'violated'],
    // Wednesday 30 September; Thursday 8, Friday 9 and Saturday 10 October, a make-up day
    ['2026-09-30 09:00', '2026-10-10 23:59:59.999', 'kept'],
    ['2026-09-30 09:00', '2026-10-11', 'violated'],
  ])('lost at %s and reviewed at %s: %s', (happens, review, status) => {
    expect(reviewed(review, [happens, 'Lost'])).toEqual([status]);
  });

  it('a review belongs to the latest loss before it', () => {
    const again: Line[] = [
      ['2026-11-23', 'Lost'],
      ['2026-11-24', 'OpportunityReopened', { episode: 2 }],
      ['2026-11-25', 'Lost', { episode: 2 }],
    ];
    expect(reviewed('2026-11-25 10:00', ...again)).toEqual(['violated', 'kept']);
  });
});

describe('the checker on what a delivery opens', () => {
  const delivered: Line = ['2026-11-20 10:00', 'VehicleDelivered', { orderId: 'r' }];
  const judged = (rule: string, happens: string, type: string, data: object = {}, more: Asked = {}) =>
    statuses(rule, stream(opened('2026-11-01'), delivered, [happens, type, data]), more);

  it.each([
    ['customer-file-24h', 'CustomerFileArchived', {}, '2026-11-21 10:00'],
    ['convert-after-delivery', 'Converted', {}, '2026-11-21 10:00'],
    ['care-48h', 'CareTaskCompleted', { taskId: 'care-48h' }, '2026-11-22 10:00'],
  ])('%s: by %s %o at %s, inclusive', (rule, type, data, limit) => {
    expect(judged(rule, limit, type, data)).toEqual(['kept']);
    expect(judged(rule, `${limit}:00.001`, type, data)).toEqual(['violated']);
    expect(judged(rule, '2026-11-20 09:59', type, data)).toEqual(['violated']);
    expect(judged(rule, limit, 'NeedsRecorded', {}, { on: limit })).toEqual(['open']);
    expect(judged(rule, limit, 'NeedsRecorded', {}, { on: `${limit}:00.001` })).toEqual(['pending']);
  });

  it.each([
    [1, '2026-11-20 10:00', '2026-11-27 23:59:59.999'],
    [2, '2026-11-28', '2026-12-04 23:59:59.999'],
    [3, '2026-12-05', '2026-12-11 23:59:59.999'],
    [4, '2026-12-12', '2026-12-18 23:59:59.999'],
  ])('care-weekly %i: from %s to %s', (k, first, last) => {
    const kth = (happens: string) =>
      judged('care-weekly', happens, 'CareTaskCompleted', { taskId: `care-weekly-${k}` })[k - 1];
    expect(kth(first)).toBe('kept');
    expect(kth(last)).toBe('kept');
    expect(kth(new Date(Date.parse(at(first)) - 1).toISOString())).toBe('violated');
    expect(kth(new Date(Date.parse(at(last)) + 1).toISOString())).toBe('violated');
  });

  it('four weekly calls are due, at the end of their days', () => {
    const due = asked('care-weekly', stream(opened('2026-11-01'), delivered)).map(({ dueAt }) => dueAt);
    expect(due).toEqual([at('2026-11-28'), at('2026-12-05'), at('2026-12-12'), at('2026-12-19')]);
  });
});
