import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { jeffreysInterval } from './jeffreys-interval.ts';
import { wilsonInterval } from './wilson-interval.ts';

type Row = readonly [k: number, n: number, wilsonLow: number, wilsonHigh: number, low: number, high: number];

/** By R's `prop.test` and `qbeta`; golden/rate-intervals.R makes them. */
const rows: readonly Row[] = JSON.parse(readFileSync(new URL('golden/rate-intervals.json', import.meta.url), 'utf8'));

describe('intervals of rates, from 1 trial to a million', () => {
  it('by Wilson are those of an independent implementation', () => {
    for (const [k, n, low, high] of rows) {
      const [lower, upper] = wilsonInterval(k, n)!;
      expect(Math.abs(lower - low)).toBeLessThan(1e-12);
      expect(Math.abs(upper - high)).toBeLessThan(1e-12);
    }
  });

  it('by Jeffreys are those of an independent implementation', () => {
    for (const [k, n, , , low, high] of rows) {
      const [lower, upper] = jeffreysInterval(k, n)!;
      expect(Math.abs(lower - low)).toBeLessThan(1e-12);
      expect(Math.abs(upper - high)).toBeLessThan(1e-12);
    }
  });
});
