import { describe, expect, it } from '@jest/globals';
import { created, statusOf, takenOver, verdictsOf } from '../../testing/told.fixture.ts';
import { intakeChannelKnown } from './intake-channel-known.ts';

const intake = (intakeChannel?: string) => takenOver(created('2026-11-20 09:00', { intakeChannel }));

describe('intake-channel-known', () => {
  it.each([
    ['showroom', 'kept'],
    ['phone', 'kept'],
    ['online', 'kept'],
    ['event', 'kept'],
    ['Showroom', 'violated'],
    ['street', 'violated'],
    [undefined, 'violated'],
  ])('an intake by %s is %s', (channel, status) => {
    expect(statusOf(intakeChannelKnown, intake(channel))).toBe(status);
  });

  it('takes further channels from the rule set', () => {
    const parameters = { moreChannels: ['live_stream'] };
    expect(statusOf(intakeChannelKnown, intake('live_stream'), { parameters })).toBe('kept');
    expect(statusOf(intakeChannelKnown, intake('phone'), { parameters })).toBe('kept');
  });

  it('says which there are', () => {
    expect(verdictsOf(intakeChannelKnown, intake('street'))).toMatchObject([
      { remedy: { en: 'Give CreateOpportunity as intakeChannel one of: showroom, phone, online, event' } },
    ]);
  });
});
