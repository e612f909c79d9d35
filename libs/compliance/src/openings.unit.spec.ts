import { describe, expect, it } from '@jest/globals';
import { streamName } from '#kernel';
import { activitySameDay } from './rules/follow-up/activity-same-day.ts';
import { firstFollowUp } from './rules/follow-up/first-follow-up.ts';
import { correction, created, idOf, local, statusOf, type Told, told, verdictsOf } from './testing/told.fixture.ts';

const opened = created('2026-11-20 23:30');
const contact = [
  '2026-11-21 10:00',
  'FollowUpCompleted',
  { activityId: 'a-1', outcome: 'reached', checks: {} },
] as const;

describe('an obligation', () => {
  it.each([
    ['2026-11-27 00:00:00', 'violated'],
    ['2026-11-27 00:00:01', 'kept'],
  ])('whose evidence was taken back at %s is %s', (at, status) => {
    expect(statusOf(firstFollowUp, told(opened, contact, correction(at, 1, {}, [''])))).toBe(status);
  });

  it.each([
    ['2026-11-27 00:00:00', 'kept', [idOf(0), idOf(1)]],
    ['2026-11-27 00:00:01', 'violated', [idOf(0)]],
  ])('whose evidence came to be by a correction at %s is %s: a later one mends nothing', (at, status, evidence) => {
    const unanswered = [contact[0], contact[1], { ...contact[2], outcome: 'no_answer' }] as const;
    const [verdict] = verdictsOf(firstFollowUp, told(opened, unanswered, correction(at, 1, { '/outcome': 'reached' })));
    expect(verdict).toMatchObject({ status, fixedAt: null, evidence });
  });

  it('that was broken is mended by the first evidence recorded, as corrections recorded in time leave it', () => {
    const late: Told = [
      '2026-11-26 10:00',
      'FollowUpCompleted',
      { activityId: 'a-1', outcome: 'no_answer', checks: {} },
    ];
    const next: Told = ['2026-11-28 10:00', 'FollowUpCompleted', { activityId: 'a-2', outcome: 'reached', checks: {} }];
    const mended = (corrected: string) =>
      verdictsOf(firstFollowUp, told(opened, late, correction(corrected, 1, { '/outcome': 'reached' }), next));
    expect(mended('2026-11-26 11:00')).toMatchObject([{ status: 'violated', fixedAt: local('2026-11-26 10:00') }]);
    expect(mended('2026-11-27 11:00')).toMatchObject([{ status: 'violated', fixedAt: local('2026-11-28 10:00') }]);
  });

  it('is kept from when it was so without a break, whatever corrections leave as its evidence', () => {
    const again: Told = [
      '2026-11-22 10:00',
      'FollowUpCompleted',
      { activityId: 'a-2', outcome: 'reached', checks: {} },
    ];
    const retold: Told = [
      '2026-11-25 10:00',
      'FollowUpCompleted',
      { activityId: 'a-2', outcome: 'reached', checks: {} },
    ];
    const takenBack = correction('2026-11-24 10:00', 1, {}, ['']);
    const decided = (...events: readonly Told[]) => verdictsOf(firstFollowUp, told(...events))[0]?.decidableAt;
    expect(decided(opened, contact, again, takenBack)).toBe(local(contact[0]));
    expect(decided(opened, contact, takenBack, retold)).toBe(local('2026-11-25 10:00'));
  });

  it('lapses when what had kept it was taken back, not before', () => {
    const lost: Told = ['2026-11-22 10:00', 'Lost'];
    expect(
      verdictsOf(firstFollowUp, told(opened, contact, lost, correction('2026-11-24 10:00', 1, {}, ['']))),
    ).toMatchObject([{ status: 'lapsed', decidableAt: local('2026-11-24 10:00') }]);
  });

  it('that ended in time has ended since then, whatever its due time is corrected to', () => {
    const planned: Told = [
      '2026-11-21 10:00',
      'FollowUpScheduled',
      { activityId: 'a-1', dueAt: local('2026-11-25 10:00') },
    ];
    const cancelled: Told = ['2026-11-22 10:00', 'FollowUpCancelled', { activityId: 'a-1' }];
    const moved = correction('2026-11-23 10:00', 1, { '/dueAt': local('2026-11-24 10:00') });
    expect(verdictsOf(activitySameDay, told(opened, planned, cancelled, moved))).toMatchObject([
      { status: 'lapsed', dueAt: local('2026-11-25'), decidableAt: local('2026-11-22 10:00') },
    ]);
  });

  it('is owed by the owner at the deadline, as was known at the cut-off', () => {
    const moved = (recorded: string) =>
      told(opened, ['2026-11-22 10:00', 'Reassigned', { from: {}, to: { consultant: 's-2' } }, { recorded }]);
    const ownerOf = (recorded: string) => verdictsOf(firstFollowUp, moved(recorded))[0]?.consultant;
    expect(ownerOf('2026-11-27 00:00:00')).toBe('s-2');
    expect(ownerOf('2026-11-27 00:00:01')).toBe('s-1');
  });

  it('is of the stream of the opportunity, whatever other streams say beside it', () => {
    const elsewhere = { stream: streamName('opportunity', 'op-2') };
    expect(verdictsOf(firstFollowUp, told(opened, ['2026-11-20 10:00', 'Lost', {}, elsewhere]))).toMatchObject([
      { status: 'violated', subject: { kind: 'opportunity', id: 'op-1' }, consultant: 's-1' },
    ]);
  });
});
