import { describe, expect, it } from '@jest/globals';
import { isWithin, monthsOf, type Period, parsePeriod, partsOf, yearsLater } from './period.ts';

const period = (text: string) => text as Period;

describe('a period', () => {
  it.each(['2027', '2027-H1', '2027-H2', '2027-Q4', '2027-01', '2027-12'])('is %s', (text) => {
    expect(parsePeriod(text)).toBe(text);
  });

  it.each(['', '27', '2027-', '2027-H3', '2027-Q0', '2027-Q5', '2027-0', '2027-00', '2027-13', '2027-1', '2027-W04'])(
    'is not %j',
    (text) => {
      expect(parsePeriod(text)).toBeUndefined();
      expect(() => monthsOf(period(text))).toThrow(RangeError);
    },
  );

  it.each([
    ['2027-01', '2027-Q1', true],
    ['2027-03', '2027-Q1', true],
    ['2027-04', '2027-Q1', false],
    ['2027-Q2', '2027-H1', true],
    ['2027-Q3', '2027-H1', false],
    ['2027-H2', '2027', true],
    ['2026-12', '2027', false],
    ['2027', '2027', false],
    ['2027', '2027-01', false],
  ])('%s within %s: %s', (part, whole, holds) => {
    expect(isWithin(period(part), period(whole))).toBe(holds);
  });

  it('begins where it says', () => {
    expect(['2027', '2027-H2', '2027-Q2', '2027-11'].map((text) => monthsOf(period(text)).first - 2027 * 12)).toEqual([
      0, 6, 3, 10,
    ]);
  });

  it.each([
    ['2027', 3, ['2027-Q1', '2027-Q2', '2027-Q3', '2027-Q4']],
    ['2027', 6, ['2027-H1', '2027-H2']],
    ['2027-H2', 3, ['2027-Q3', '2027-Q4']],
    ['2027-Q4', 1, ['2027-10', '2027-11', '2027-12']],
    ['2027-Q2', 3, ['2027-Q2']],
    ['2027-05', 3, ['2027-05']],
  ] as const)('%s divides by %s months into %j', (whole, count, parts) => {
    expect(partsOf(period(whole), count)).toEqual(parts);
  });

  it('is the same one in another year', () => {
    expect(['2027', '2027-H2', '2027-Q1', '2027-12'].map((text) => yearsLater(period(text), -1))).toEqual([
      '2026',
      '2026-H2',
      '2026-Q1',
      '2026-12',
    ]);
  });
});
