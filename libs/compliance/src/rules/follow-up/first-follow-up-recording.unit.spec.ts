import { describe, expect, it } from '@jest/globals';
import { correction, created, idOf, local, statusOf, type Told, told, verdictsOf } from '../../testing/told.fixture.ts';
import { firstFollowUpRecording } from './first-follow-up-recording.ts';

const opened = created('2026-11-20 23:30');
const contact = (
  at: string,
  { id = 'a-1', recorded = at, type = 'phone', outcome = 'reached', data = {} } = {},
): Told => [at, 'FollowUpCompleted', { activityId: id, type, outcome, checks: {}, ...data }, { recorded }];
const complete = { sha256: 'f00d', durationSec: 90, checks: { recordingUriGiven: true } };
const attached = (at: string, { id = 'a-1', recorded = at, data = {} } = {}): Told => [
  at,
  'RecordingAttached',
  { activityId: id, ...complete, ...data },
  { recorded },
];
const checked = (at: string, { id = 'a-1', recorded = at, matches = true, sha256 = 'f00d' } = {}): Told => [
  at,
  'RecordingChecked',
  { activityId: id, sha256, sha256Matches: matches },
  { recorded },
];
const onDay4 = contact('2026-11-24 10:00');

describe('first-follow-up-recording', () => {
  it.each([
    ['2026-11-25 10:00:00', 'kept'],
    ['2026-11-25 10:00:01', 'violated'],
    ['2026-11-24 10:00:00', 'kept'],
    ['2026-11-24 09:55:00', 'kept'],
  ])('of a contact on 2026-11-24 at 10:00, attached at %s, is %s', (at, status) => {
    expect(statusOf(firstFollowUpRecording, told(opened, onDay4, attached(at), checked('2026-11-25 12:00')))).toBe(
      status,
    );
  });

  it('no recording on day 4, attached on day 7, is violated, and mended by the check', () => {
    const history = told(opened, onDay4, attached('2026-11-27 10:00'), checked('2026-11-27 11:00'));
    expect(verdictsOf(firstFollowUpRecording, history)).toMatchObject([
      {
        status: 'violated',
        since: local('2026-11-25 10:00'),
        decidableAt: local('2026-11-26 10:00'),
        fixedAt: local('2026-11-27 11:00'),
        recordedLate: false,
        evidence: [idOf(1), idOf(3)],
      },
    ]);
  });

  it.each([
    ['2026-11-26 10:00:00', 'kept', null],
    ['2026-11-26 10:00:01', 'violated', '2026-11-26 10:00:01'],
  ])('attached in time and checked at %s is %s', (at, status, fixedAt) => {
    expect(
      verdictsOf(firstFollowUpRecording, told(opened, onDay4, attached('2026-11-24 11:00'), checked(at))),
    ).toMatchObject([{ status, fixedAt: fixedAt && local(fixedAt), recordedLate: false }]);
  });

  it('tells that a check made in time was recorded late', () => {
    const late = checked('2026-11-24 12:00', { recorded: '2026-11-27 09:00' });
    const history = told(opened, onDay4, attached('2026-11-24 11:00'), late);
    expect(verdictsOf(firstFollowUpRecording, history)).toMatchObject([
      { status: 'violated', fixedAt: local('2026-11-27 09:00'), recordedLate: true },
    ]);
  });

  it.each([
    ['2026-11-24 10:00:00', 'open'],
    ['2026-11-25 10:00:00', 'open'],
    ['2026-11-25 10:00:01', 'pending'],
    ['2026-11-26 09:59:59', 'pending'],
    ['2026-11-26 10:00:00', 'violated'],
  ])('at %s, without a recording, is %s', (at, status) => {
    expect(statusOf(firstFollowUpRecording, told(opened, onDay4), { at })).toBe(status);
  });

  it.each([
    ['without an address', { checks: { recordingUriGiven: false } }, {}],
    ['without a hash', { sha256: undefined }, {}],
    ['without a length', { durationSec: 0 }, {}],
    ['found to be another file', {}, { matches: false }],
    ['checked by the hash of another', {}, { sha256: 'beef' }],
    ['checked for another contact', {}, { id: 'a-2' }],
  ])('%s is violated', (_what, data, check) => {
    const history = told(opened, onDay4, attached('2026-11-24 11:00', { data }), checked('2026-11-24 12:00', check));
    expect(statusOf(firstFollowUpRecording, history)).toBe('violated');
  });

  it('checked before it was attached is not checked', () => {
    const history = told(opened, onDay4, checked('2026-11-24 11:00'), attached('2026-11-24 12:00'));
    expect(statusOf(firstFollowUpRecording, history)).toBe('violated');
  });

  it('may come with the contact', () => {
    const { checks, ...recording } = complete;
    const whole = contact('2026-11-24 10:00', { data: { recording, checks } });
    expect(statusOf(firstFollowUpRecording, told(opened, whole, checked('2026-11-24 12:00')))).toBe('kept');
  });

  it('is owed for a first contact that was late itself, and for no call that nobody answered', () => {
    const unanswered = contact('2026-11-22 10:00', { id: 'a-0', outcome: 'no_answer' });
    const history = told(opened, unanswered, contact('2026-12-24 10:00'));
    expect(verdictsOf(firstFollowUpRecording, history)).toMatchObject([{ since: local('2026-12-25 10:00') }]);
    expect(verdictsOf(firstFollowUpRecording, told(opened, unanswered))).toEqual([]);
  });

  it('is owed for one contact only', () => {
    const proven = [attached('2026-11-24 11:00'), checked('2026-11-24 12:00')];
    expect(
      statusOf(firstFollowUpRecording, told(opened, onDay4, ...proven, contact('2026-11-26 10:00', { id: 'a-2' }))),
    ).toBe('kept');
  });

  it.each([
    ['2026-11-26 10:00:00', '2026-11-24 09:00'],
    ['2026-11-26 10:00:01', '2026-11-25 10:00'],
  ])('an earlier contact that is entered at %s is owed since %s', (recorded, since) => {
    const earlier = contact('2026-11-23 09:00', { id: 'a-0', recorded });
    expect(verdictsOf(firstFollowUpRecording, told(opened, onDay4, earlier))).toMatchObject([
      { status: 'violated', since: local(since) },
    ]);
  });

  it('is not broken before it is settled which contact was the first', () => {
    const earlier = contact('2026-11-22 09:00', { id: 'a-0', recorded: '2026-11-25 09:00' });
    const history = told(opened, onDay4, earlier);
    expect(statusOf(firstFollowUpRecording, history, { at: '2026-11-26 09:59:59' })).toBe('pending');
    expect(verdictsOf(firstFollowUpRecording, history, { at: '2026-11-26 10:00:00' })).toMatchObject([
      { status: 'violated', since: local('2026-11-23 09:00'), decidableAt: local('2026-11-26 10:00') },
    ]);
  });

  it('a contact entered after its own cut-off is judged at once', () => {
    const late = contact('2026-11-21 09:00', { recorded: '2026-11-25 09:00' });
    expect(verdictsOf(firstFollowUpRecording, told(opened, late), { at: '2026-11-25 09:00' })).toMatchObject([
      { status: 'violated', since: local('2026-11-22 09:00'), decidableAt: local('2026-11-25 09:00') },
    ]);
  });

  it('a contact entered after the loss, of before it, takes the place of none', () => {
    const lost: Told = ['2026-11-24 12:00', 'Lost'];
    const late = contact('2026-11-23 09:00', { id: 'a-0', recorded: '2026-11-25 09:00' });
    expect(verdictsOf(firstFollowUpRecording, told(opened, onDay4, lost, late))).toMatchObject([
      { status: 'violated', since: local('2026-11-25 10:00'), evidence: [idOf(1)] },
    ]);
    const alone = verdictsOf(firstFollowUpRecording, told(opened, lost, late));
    expect(alone).toEqual([]);
  });

  it('is owed as of before the loss that makes the contact a late entry', () => {
    const late = contact('2026-11-23 09:00', { recorded: '2026-11-25 09:00' });
    const history = told(opened, ['2026-11-24 12:00', 'Lost'], late);
    const on = (effectiveAt: string) => statusOf(firstFollowUpRecording, history, { asOf: '2026-11-30', effectiveAt });
    expect([on('2026-11-24 11:59:59'), on('2026-11-24 12:00')]).toEqual(['pending', 'none']);
  });

  it.each([
    ['2026-11-26 10:00:00', 'a-2'],
    ['2026-11-26 10:00:01', 'a-1'],
  ])('a contact that was taken back at %s leaves that of %s the first', (at, activity) => {
    const history = told(opened, onDay4, contact('2026-11-25 10:00', { id: 'a-2' }), correction(at, 1, {}, ['']));
    expect(verdictsOf(firstFollowUpRecording, history).map(({ obligation }) => obligation.split(':').at(-1))).toEqual([
      activity,
    ]);
  });

  it.each([
    ['2026-11-26 10:00:00', 'violated'],
    ['2026-11-26 10:00:01', 'none'],
  ])(
    'of a call that a correction at %s made a contact is %s: after its own cut-off nothing is opened',
    (at, status) => {
      const unanswered = contact('2026-11-24 10:00', { outcome: 'no_answer' });
      expect(
        statusOf(firstFollowUpRecording, told(opened, unanswered, correction(at, 1, { '/outcome': 'reached' }))),
      ).toBe(status);
    },
  );

  it('what a correction made a contact was entered with the correction', () => {
    const history = told(
      opened,
      contact('2026-11-25 08:00', { id: 'a-2', outcome: 'no_answer' }),
      contact('2026-11-23 09:00', { recorded: '2026-11-25 08:30' }),
      correction('2026-11-25 08:45', 1, { '/outcome': 'reached' }),
      contact('2026-11-22 09:00', { id: 'a-0', recorded: '2026-11-26 10:00' }),
    );
    expect(verdictsOf(firstFollowUpRecording, history)).toMatchObject([
      { status: 'violated', since: local('2026-11-24 09:00'), decidableAt: local('2026-11-25 09:00') },
    ]);
  });

  it.each([
    ['all', 'showroom', 'violated'],
    ['phone', 'showroom', 'none'],
    ['phone', 'phone', 'violated'],
  ])('for %s contacts, one by %s is %s', (recordingFor, type, status) => {
    const history = told(opened, contact('2026-11-24 10:00', { type }), contact('2026-11-25 10:00', { id: 'a-2' }));
    expect(statusOf(firstFollowUpRecording, history, { parameters: { recordingFor } })).toBe(status);
  });

  it('does not lapse with the opportunity', () => {
    expect(statusOf(firstFollowUpRecording, told(opened, onDay4, ['2026-11-24 12:00', 'Lost']))).toBe('violated');
  });
});
