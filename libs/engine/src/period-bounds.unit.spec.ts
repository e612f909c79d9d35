import { describe, expect, it } from '@jest/globals';
import type { Period, Zone } from '#kernel';
import { boundsOf } from './period-bounds.ts';

describe('the bounds of a period', () => {
  it.each([
    ['2027', 'Asia/Shanghai', '2026-12-31T15:59:59.999Z', '2027-12-31T15:59:59.999Z'],
    ['2027-H2', 'UTC', '2027-06-30T23:59:59.999Z', '2027-12-31T23:59:59.999Z'],
    ['2028-Q1', 'UTC', '2027-12-31T23:59:59.999Z', '2028-03-31T23:59:59.999Z'],
    ['2026-03', 'Europe/Berlin', '2026-02-28T22:59:59.999Z', '2026-03-31T21:59:59.999Z'],
    ['2027-12', 'Asia/Shanghai', '2027-11-30T15:59:59.999Z', '2027-12-31T15:59:59.999Z'],
  ])('%s in %s are the last milliseconds before it and of it', (period, zone, from, to) => {
    expect(boundsOf(period as Period, zone as Zone)).toEqual({ from, to });
  });
});
