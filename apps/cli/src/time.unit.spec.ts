import { describe, expect, it } from '@jest/globals';
import type { Instant, Zone } from '#kernel';
import { Failure } from './failure.ts';
import { readAsOf, readTime } from './time.ts';

const shanghai = 'Asia/Shanghai' as Zone;
const now = '2026-11-24T02:00:00.000Z' as Instant;

describe('a time on the command line', () => {
  it.each([
    ['2017-12-31', 'UTC', '2017-12-31T23:59:59.999Z'],
    ['2017-12-31', 'Asia/Shanghai', '2017-12-31T15:59:59.999Z'],
    ['2026-11-24T08:00:00+08:00', 'UTC', '2026-11-24T00:00:00.000Z'],
    ['2026-03-29', 'Europe/Berlin', '2026-03-29T21:59:59.999Z'],
  ])('%s in %s is %s', (text, zone, expected) => {
    expect(readTime('--effective', text, zone as Zone)).toBe(expected);
  });

  it.each(['2017-02-30', 'yesterday', '2026-11-24T25:00:00Z', '2026-11-24T08:00:00', ''])('%s is refused', (text) => {
    expect(() => readTime('--effective', text, shanghai)).toThrow(Failure);
  });

  it('takes today as now, and another day as its end', () => {
    expect(readAsOf('--as-of', '2026-11-24', shanghai, now)).toBe(now);
    expect(readAsOf('--as-of', '2026-11-23', shanghai, now)).toBe('2026-11-23T15:59:59.999Z');
  });
});
