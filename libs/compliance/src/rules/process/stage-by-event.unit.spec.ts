import { describe, expect, it } from '@jest/globals';
import { aRuleSet, created, statusOf, takenOver } from '../../testing/told.fixture.ts';
import { stageByEvent } from './stage-by-event.ts';

const contacted = [
  '2026-11-21 10:00',
  'FollowUpCompleted',
  { activityId: 'a-1', outcome: 'reached', checks: {} },
] as const;
const moved = (to: string) => ['2026-11-22 10:00', 'StageChanged', { from: 'FOLLOWED_UP', to }] as const;

describe('stage-by-event', () => {
  it.each([
    ['PROFILED', 'kept'],
    ['TEST_DRIVEN', 'violated'],
    ['DELIVERED', 'violated'],
  ])('from FOLLOWED_UP, a person who moves it to %s is %s', (to, status) => {
    const history = takenOver(created('2026-11-20 09:00'), contacted, moved(to));
    expect(statusOf(stageByEvent, history)).toBe(status);
  });

  it.each([
    ['POTENTIAL', 'kept'],
    ['PREFERRED', 'kept'],
    ['OPPORTUNITY', 'violated'],
    ['SIGNED', 'violated'],
  ])('in project sales, from TARGET_CUSTOMER to %s is %s', (to, status) => {
    const book = [aRuleSet({ [stageByEvent.name]: {} }, { appliesTo: ['project'] })];
    const opened = created('2026-11-20 09:00', { stageModel: 'project@1', stage: 'TARGET_CUSTOMER' });
    expect(statusOf(stageByEvent, takenOver(opened, moved(to)), { book })).toBe(status);
  });

  it('does not judge a stage that the model does not have', () => {
    expect(statusOf(stageByEvent, takenOver(created('2026-11-20 09:00'), moved('NOWHERE')))).toBe('none');
  });
});
