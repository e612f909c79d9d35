import { describe, expect, it } from '@jest/globals';
import type { Instant, Zone } from '#kernel';
import { knownTimeOf, timeOf } from './time-text.ts';

const shanghai = 'Asia/Shanghai' as Zone;
const now = '2026-11-23T16:00:00.000Z' as Instant;

describe('the time of a question', () => {
  it.each([
    ['2026-11-24T08:00:00Z', '2026-11-24T08:00:00.000Z'],
    ['2026-11-24T08:00:00+08:00', '2026-11-24T00:00:00.000Z'],
    ['2026-11-24', '2026-11-24T15:59:59.999Z'],
    ['2017-02-30', undefined],
    ['2026-11-24T08:00:00', undefined],
    ['9999-99-99', undefined],
    ['', undefined],
  ])('reads %j as %s', (text, instant) => {
    expect(timeOf(text, shanghai)).toBe(instant);
  });

  it.each([
    ['Asia/Shanghai', '9999-12-31T15:59:59.999Z'],
    ['UTC', '9999-12-31T23:59:59.999Z'],
    ['America/New_York', '9999-12-31T23:59:59.999Z'],
  ])('reads the last date in %s as %s', (zone, instant) => {
    expect(timeOf('9999-12-31', zone as Zone)).toBe(instant);
  });

  it.each([
    ['2026-11-24', now],
    ['2026-11-23', '2026-11-23T15:59:59.999Z'],
    ['2026-11-25', '2026-11-25T15:59:59.999Z'],
    ['today', undefined],
  ])('reads %j as %s where it says what was known, at the first moment of 2026-11-24', (text, instant) => {
    expect(knownTimeOf(text, shanghai, now)).toBe(instant);
  });
});
