import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { epochMs, type Instant, instantOf, isInstant, later, latest, parseInstant } from './instant.ts';

describe('an instant', () => {
  it.each([
    ['2026-11-24T08:00:00Z', '2026-11-24T08:00:00.000Z'],
    ['2026-11-24T08:00Z', '2026-11-24T08:00:00.000Z'],
    ['2026-11-24T08:00:00.5+08:00', '2026-11-24T00:00:00.500Z'],
    ['2026-11-23T20:00:00-04:30', '2026-11-24T00:30:00.000Z'],
    ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00.000Z'],
  ])('reads %s', (text, expected) => {
    expect(parseInstant(text)).toBe(expected);
  });

  it.each([
    '2017-02-30T00:00:00Z',
    '2026-02-29T00:00:00Z',
    '2026-11-24T24:00:00Z',
    '2026-11-24T08:00:00',
    '2026-11-24T08:00:00.0001Z',
    '2026-13-01T00:00:00Z',
    '2026-11-24T08:00:00+25:00',
    '2026-11-24',
    '',
  ])('does not take %s for a time', (text) => {
    expect(parseInstant(text)).toBeUndefined();
  });

  it('is stored in one form only', () => {
    expect(isInstant('2026-11-24T08:00:00.000Z')).toBe(true);
    expect(isInstant('2026-11-24T08:00:00Z')).toBe(false);
    expect(isInstant('2026-02-30T08:00:00.000Z')).toBe(false);
    expect(isInstant(5)).toBe(false);
  });

  it('is none on a date or at a time of day that does not exist', () => {
    const two = (most: number) => fc.integer({ min: 0, max: most }).map((number) => String(number).padStart(2, '0'));
    const year = fc.constantFrom('0000', '0004', '1900', '2000', '2023', '2024', '9999');
    const text = fc
      .tuple(year, two(14), two(32), two(25), two(61), two(61))
      .map(([y, m, d, hour, minute, second]) => `${y}-${m}-${d}T${hour}:${minute}:${second}.000Z`);
    const readsBack = (written: string) => {
      const ms = Date.parse(written);
      return !Number.isNaN(ms) && new Date(ms).toISOString() === written;
    };
    fc.assert(
      fc.property(text, (written) => isInstant(written) === readsBack(written)),
      { numRuns: 5_000 },
    );
  });

  it('orders as text exactly as in time', () => {
    const any = fc.integer({ min: 0, max: 253_402_300_799_999 });
    fc.assert(fc.property(any, any, (a, b) => instantOf(a) < instantOf(b) === a < b));
    const ever = fc.integer({ min: -62_167_219_200_000, max: 253_402_300_799_999 });
    fc.assert(
      fc.property(ever, (ms) => epochMs(instantOf(ms)) === ms && Date.parse(instantOf(ms)) === ms),
      { numRuns: 1_000 },
    );
  });

  it('is written as ISO 8601 has it, in every year', () => {
    const ever = fc.integer({ min: -62_167_219_200_000, max: 253_402_300_799_999 });
    fc.assert(
      fc.property(ever, (ms) => instantOf(ms) === new Date(ms).toISOString()),
      { numRuns: 2_000, examples: [[-62_167_219_200_000], [-1], [0], [951_782_400_000], [253_402_300_799_999]] },
    );
  });

  it('refuses fractions of a millisecond and years beyond 9999', () => {
    expect(() => instantOf(0.5)).toThrow(RangeError);
    expect(() => instantOf(253_402_300_800_000)).toThrow(RangeError);
  });

  it('moves and compares', () => {
    const noon = '2026-11-24T12:00:00.000Z' as Instant;
    expect(later(noon, -43_200_001)).toBe('2026-11-23T23:59:59.999Z');
    expect(latest(noon, later(noon, 1))).toBe('2026-11-24T12:00:00.001Z');
  });
});
