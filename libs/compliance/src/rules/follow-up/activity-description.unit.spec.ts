import { describe, expect, it } from '@jest/globals';
import { checkDescription } from '#opportunity';
import { created, statusOf, told, verdictsOf } from '../../testing/told.fixture.ts';
import { activityDescription } from './activity-description.ts';

/** A planned step with the checks that the decision would store. */
const planned = (description?: string, previous?: string, emptyPhrases: readonly string[] = []) =>
  told(created('2026-11-20 09:00'), [
    '2026-11-20 10:00',
    'FollowUpScheduled',
    { activityId: 'a-1', checks: checkDescription(description, previous, emptyPhrases) },
  ]);

describe('activity-description', () => {
  it.each([
    ['邀约周六到店试驾新', 'violated'],
    ['邀约周六到店试驾新款', 'kept'],
    ['邀约 周六 到店 试驾 新', 'violated'],
    ['跟进一下', 'violated'],
    ['', 'violated'],
    [undefined, 'violated'],
  ])('%j is %s', (description, status) => {
    expect(statusOf(activityDescription, planned(description))).toBe(status);
  });

  it.each([
    ['邀约周六到店试驾新款', 'violated'],
    [' 邀约周六到店试驾新款 ', 'violated'],
    ['邀约周日到店试驾新款', 'kept'],
  ])('after 邀约周六到店试驾新款, %j is %s', (description, status) => {
    expect(statusOf(activityDescription, planned(description, '邀约周六到店试驾新款'))).toBe(status);
  });

  it.each([
    ['跟进一下', [], 'violated'],
    ['跟进一下哦', [], 'kept'],
    ['跟进一下哦', ['跟进一下哦'], 'violated'],
  ])('where length does not matter, %j beside the phrases %j is %s', (description, phrases, status) => {
    const parameters = { minimumCharacters: 1 };
    expect(statusOf(activityDescription, planned(description, undefined, phrases), { parameters })).toBe(status);
  });

  it('judges nothing where nobody looked at the description', () => {
    const unchecked = told(created('2026-11-20 09:00'), ['2026-11-20 10:00', 'FollowUpScheduled']);
    expect(statusOf(activityDescription, unchecked)).toBe('none');
  });

  it('says how long it is, and how long it should be', () => {
    expect(verdictsOf(activityDescription, planned('跟进一下'))).toMatchObject([
      { message: { zh: '活动内容描述过于简单（4 字，至少 10 字），或为套话，或与上次相同' } },
    ]);
  });
});
