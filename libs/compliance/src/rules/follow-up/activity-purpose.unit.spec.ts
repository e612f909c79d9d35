import { describe, expect, it } from '@jest/globals';
import { created, statusOf, takenOver } from '../../testing/told.fixture.ts';
import { activityPurpose } from './activity-purpose.ts';

const planned = (purpose?: string) =>
  takenOver(created('2026-11-20 09:00'), [
    '2026-11-20 10:00',
    'FollowUpScheduled',
    { activityId: 'a-1', dueAt: '2026-11-22T03:00:00.000Z', type: 'phone', purpose, checks: {} },
  ]);

describe('activity-purpose', () => {
  it.each([
    ['first_contact', 'kept'],
    ['care', 'kept'],
    ['chat', 'violated'],
    ['', 'violated'],
    [undefined, 'violated'],
  ])('the purpose %s is %s', (purpose, status) => {
    expect(statusOf(activityPurpose, planned(purpose))).toBe(status);
  });

  it('takes its dictionary from the rule set', () => {
    const parameters = { purposes: ['chat'] };
    expect(statusOf(activityPurpose, planned('chat'), { parameters })).toBe('kept');
    expect(statusOf(activityPurpose, planned('care'), { parameters })).toBe('violated');
  });
});
