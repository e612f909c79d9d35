import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Cohort, CohortStage } from './cohort.ts';
import { factorsOf, gapBetween, outcomeOf } from './comparison-gap.ts';

const WANTED = { averageValue: 100, currency: 'CNY' };

const stage = (rate: number | null, unsaid?: CohortStage['unsaid']): CohortStage => ({
  ...{
    entered: 10,
    value: null,
    lost: 0,
    still: 0,
    rate,
    interval: null,
    error: null,
    atRisk: null,
    medianDays: null,
    plateau: null,
  },
  ...(unsaid ? { unsaid } : {}),
});

const cohort = (rates: readonly (number | null)[], more: Partial<Cohort> = {}): Cohort => ({
  entries: 10,
  stages: rates.map((rate) => stage(rate, rate === null ? 'horizon-not-reached' : undefined)),
  won: { count: 2, value: { amount: '40.00', currency: 'CNY' } },
  averageValue: 20,
  ...more,
});

describe('the gap between two outcomes', () => {
  it('of the vector of the specification is made of what it says', () => {
    const { gap, entries, stages, averageValue } = gapBetween(
      { entries: 480, rates: [0.4, 0.5, 0.6], averageValue: 1 },
      { entries: 500, rates: [0.3, 0.55, 0.5], averageValue: 1 },
    );
    const told = [entries, ...stages].map(({ lmdi, shapley }) => [lmdi?.toFixed(4), shapley.toFixed(4)]);
    expect(gap).toBeCloseTo(-16.35, 9);
    expect(told).toEqual([
      ['1.9991', '2.0225'],
      ['-14.0881', '-14.1242'],
      ['4.6674', '4.7292'],
      ['-8.9285', '-8.9775'],
    ]);
    expect(averageValue).toEqual({ lmdi: 0, shapley: 0, share: -0 });
  });

  const factors = fc.record({
    entries: fc.integer({ min: 0, max: 1e4 }),
    rates: fc.array(
      fc.nat(1_000).map((k) => k / 1_000),
      { minLength: 3, maxLength: 3 },
    ),
    averageValue: fc.double({ min: 1, max: 1e6, noNaN: true }),
  });

  it('is the sum of its parts, and their shares are all of it', () => {
    fc.assert(
      fc.property(factors, factors, (wanted, actual) => {
        const { gap, entries, stages, averageValue, residual } = gapBetween(wanted, actual);
        const parts = [entries, ...stages, averageValue];
        const scale = Math.max(1, outcomeOf(wanted), outcomeOf(actual), ...parts.map((one) => Math.abs(one.shapley)));
        expect(Math.abs(residual)).toBeLessThanOrEqual(1e-9 * scale);
        if (parts.every(({ lmdi }) => lmdi !== null)) {
          const sum = parts.reduce((all, { lmdi }) => all + (lmdi as number), 0);
          expect(Math.abs(sum - gap)).toBeLessThanOrEqual(1e-9 * scale);
        }
        for (const { share, shapley } of parts) expect(share).toEqual(gap === 0 ? null : shapley / gap);
      }),
    );
  });
});

describe('the factors of an outcome', () => {
  it('are entries, rates and the average value', () => {
    expect(factorsOf(cohort([0.5, 0.4]), WANTED)).toEqual({ entries: 10, rates: [0.5, 0.4], averageValue: 20 });
  });

  it('take the average value as wanted where a rate of 0 left nothing to average', () => {
    const nothing = cohort([0.5, 0], {
      won: { count: 0, value: { amount: '0.00', currency: 'CNY' } },
      averageValue: null,
    });
    expect(factorsOf(nothing, WANTED)).toEqual({ entries: 10, rates: [0.5, 0], averageValue: 100 });
    const gap = gapBetween({ entries: 10, rates: [0.5, 0.4], averageValue: 100 }, factorsOf(nothing, WANTED) as never);
    expect(gap).toMatchObject({ gap: -200, averageValue: { lmdi: null, shapley: 0 }, entries: { shapley: 0 } });
    expect(gap.stages.map(({ shapley }) => shapley)).toEqual([0, -200]);
  });

  it.each([
    ['a rate that is not given', cohort([0.5, null]), 'horizon-not-reached'],
    [
      'wins in several currencies',
      cohort([0.5, 0.4], { won: { count: 2, value: null }, averageValue: null }),
      'several-currencies',
    ],
    [
      'wins in another currency than the plan',
      cohort([0.5, 0.4], { won: { count: 2, value: { amount: '40.00', currency: 'USD' } } }),
      'other-currency',
    ],
    [
      'nothing won where the curves say that something is',
      cohort([0.5, 0.4], { won: { count: 0, value: { amount: '0.00', currency: 'CNY' } }, averageValue: null }),
      'nothing-won',
    ],
  ] as const)('are none for %s', (_, one, unsaid) => {
    expect(factorsOf(one, WANTED)).toBe(unsaid);
  });
});
