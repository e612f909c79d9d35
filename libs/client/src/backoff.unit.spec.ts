import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { retryAfterMs, waitBefore } from './backoff.ts';

const backoff = { retries: 4, baseMs: 100, longestMs: 1_000 };

describe('the wait before a retry', () => {
  it.each([
    [1, 0, undefined, 0],
    [1, 0.5, undefined, 50],
    [2, 0.5, undefined, 100],
    [4, 0.5, undefined, 400],
    [1, 0.5, 500, 550],
    [4, 0.99, 900, 1_000],
    [5, 0, undefined, undefined],
    [1, 0, 1_001, undefined],
  ])('before retry %s, with chance %s, asked to wait %s ms: %s ms', (retry, random, asked, wait) => {
    expect(waitBefore(retry, backoff, random, asked)).toBe(wait);
  });

  it('is never longer than the bound, nor shorter than the service asked for', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        fc.integer({ min: 0, max: 1_000 }),
        (retry, random, asked) => {
          const wait = waitBefore(retry, backoff, random, asked) as number;
          expect(wait).toBeGreaterThanOrEqual(asked);
          expect(wait).toBeLessThanOrEqual(1_000);
        },
      ),
    );
  });
});

describe('a Retry-After', () => {
  const now = Date.parse('2026-11-24T08:00:00Z');

  it.each([
    [null, undefined],
    ['0', 0],
    ['3', 3_000],
    ['Tue, 24 Nov 2026 08:00:02 GMT', 2_000],
    ['Tue, 24 Nov 2026 07:00:00 GMT', 0],
    ['soon', undefined],
  ])('of %s is %s ms', (header, ms) => {
    expect(retryAfterMs(header, now)).toBe(ms);
  });
});
