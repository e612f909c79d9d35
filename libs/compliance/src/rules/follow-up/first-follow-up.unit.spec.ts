import { describe, expect, it } from '@jest/globals';
import { created, idOf, local, statusOf, told, verdictsOf } from '../../testing/told.fixture.ts';
import { firstFollowUp } from './first-follow-up.ts';

const contact = (at: string, outcome = 'reached', recorded = at) =>
  [at, 'FollowUpCompleted', { activityId: 'a-1', outcome, checks: {} }, { recorded }] as const;
const opened = created('2026-11-20 23:30');

describe('first-follow-up', () => {
  it.each([
    ['2026-11-25 23:59:59', {}, 'kept'],
    ['2026-11-26 00:00:00', {}, 'violated'],
    ['2026-11-25 23:30:00', { hours: 120 }, 'kept'],
    ['2026-11-25 23:30:01', { hours: 120 }, 'violated'],
  ])('after a file opened on 2026-11-20 at 23:30, a contact at %s with %j is %s', (at, parameters, status) => {
    expect(statusOf(firstFollowUp, told(opened, contact(at)), { parameters })).toBe(status);
  });

  it('is not met by a call that nobody answered', () => {
    expect(statusOf(firstFollowUp, told(opened, contact('2026-11-21 10:00', 'no_answer')))).toBe('violated');
  });

  it.each([
    ['2026-11-25 23:59:59', 'open'],
    ['2026-11-26 00:00:00', 'pending'],
    ['2026-11-26 23:59:59', 'pending'],
    ['2026-11-27 00:00:00', 'violated'],
  ])('at %s, without a contact, is %s', (at, status) => {
    expect(statusOf(firstFollowUp, told(opened), { at })).toBe(status);
  });

  it.each([
    ['2026-11-27 00:00:00', 'kept', null],
    ['2026-11-27 00:00:01', 'violated', '2026-11-27 00:00:01'],
  ])('a contact in time that is recorded at %s leaves it %s', (recorded, status, fixedAt) => {
    const [verdict] = verdictsOf(firstFollowUp, told(opened, contact('2026-11-25 10:00', 'reached', recorded)));
    expect(verdict).toMatchObject({ status, fixedAt: fixedAt && local(fixedAt), recordedLate: fixedAt !== null });
  });

  it('is mended by the first contact that is recorded, and stays broken since the deadline', () => {
    const history = told(opened, contact('2026-11-28 10:00'), contact('2026-11-29 10:00'));
    expect(verdictsOf(firstFollowUp, history)).toMatchObject([
      {
        status: 'violated',
        since: local('2026-11-26 00:00'),
        dueAt: local('2026-11-26 00:00'),
        decidableAt: local('2026-11-27 00:00'),
        fixedAt: local('2026-11-28 10:00'),
        recordedLate: false,
        evidence: [idOf(0), idOf(1)],
      },
    ]);
  });

  it.each([
    ['2026-11-25 23:59:59', '2026-11-27 00:00', 'lapsed'],
    ['2026-11-26 00:00:00', '2026-11-26 00:00:00', 'violated'],
    ['2026-11-25 23:59:59', '2026-11-27 00:00:01', 'violated'],
  ])('a loss at %s recorded at %s leaves it %s', (at, recorded, status) => {
    const history = told(opened, [at, 'Lost', {}, { recorded }]);
    expect(statusOf(firstFollowUp, history)).toBe(status);
    expect(verdictsOf(firstFollowUp, history)[0]?.fixedAt).toBeNull();
  });

  it('is opened by no reopening', () => {
    const history = told(
      opened,
      contact('2026-11-21 10:00'),
      ['2026-11-22 10:00', 'Lost'],
      ['2026-11-23 10:00', 'OpportunityReopened', { episode: 2 }],
    );
    expect(statusOf(firstFollowUp, history)).toBe('kept');
  });

  it('binds nobody outside the sales department', () => {
    expect(statusOf(firstFollowUp, told(opened), { scene: { isSalesStaff: () => false } })).toBe('none');
  });

  it('is not owed for an import that nobody asked to judge, and is measured by when it happened for one that was', () => {
    const imported = (judge: boolean) =>
      told(created('2026-11-20 23:30', {}, { recorded: '2027-03-01 09:00', imported: { judge } }), [
        '2026-11-25 10:00',
        'FollowUpCompleted',
        { activityId: 'a-1', outcome: 'reached', checks: {} },
        { recorded: '2027-03-01 09:00', imported: { judge } },
      ]);
    expect(statusOf(firstFollowUp, imported(false))).toBe('none');
    expect(statusOf(firstFollowUp, imported(true))).toBe('kept');
  });
});
