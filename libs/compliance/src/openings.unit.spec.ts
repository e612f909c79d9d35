import { describe, expect, it } from '@jest/globals';
import { streamName } from '#kernel';
import { firstFollowUp } from './rules/follow-up/first-follow-up.ts';
import { correction, created, idOf, local, statusOf, told, verdictsOf } from './testing/told.fixture.ts';

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
    ['2026-11-27 00:00:00', 'kept', null],
    ['2026-11-27 00:00:01', 'violated', '2026-11-27 00:00:01'],
  ])('whose evidence came to be by a correction at %s is %s', (at, status, fixedAt) => {
    const unanswered = [contact[0], contact[1], { ...contact[2], outcome: 'no_answer' }] as const;
    const [verdict] = verdictsOf(firstFollowUp, told(opened, unanswered, correction(at, 1, { '/outcome': 'reached' })));
    expect(verdict).toMatchObject({ status, fixedAt: fixedAt && local(fixedAt), evidence: [idOf(0), idOf(1)] });
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
