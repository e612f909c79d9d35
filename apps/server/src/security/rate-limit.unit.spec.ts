import { describe, expect, it } from '@jest/globals';
import { rateLimit } from './rate-limit.ts';

describe('the rate of a key', () => {
  it('is a burst, then so many a second, whatever another key does', () => {
    let now = 0;
    const wait = rateLimit({ perSecond: 2, burst: 3 }, () => now);
    expect([1, 2, 3, 4].map(() => wait('a'))).toEqual([0, 0, 0, 1]);
    expect(wait('b')).toBe(0);
    now = 500;
    expect([wait('a'), wait('a')]).toEqual([0, 1]);
    now = 60_000;
    expect([1, 2, 3, 4].map(() => wait('a'))).toEqual([0, 0, 0, 1]);
  });

  it('says how long a slow one waits', () => {
    const wait = rateLimit({ perSecond: 0.1, burst: 1 }, () => 0);
    expect([wait('a'), wait('a')]).toEqual([0, 10]);
  });
});
