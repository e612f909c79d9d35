import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compareRatios, type Ratio, ratioOf, whole } from './exact-ratio.ts';
import { dealsFromOpen, isReachable, requiredFor, sharesToWin, yieldOf } from './reverse-funnel.ts';

const exactly = (written: string | number) => ratioOf(written) as Ratio;

/** The ideal of the specification (funnel.md 5): 480 × .40 × .50 × .60 = 57.6. */
const RATES = ['0.40', '0.50', '0.60'].map(exactly);

describe('the reverse funnel', () => {
  it('needs 480 of the specification, not the 481 of binary floating point', () => {
    expect(requiredFor(exactly('57.6'), { averageValue: exactly(1), rates: RATES })).toEqual([480n, 192n, 96n, 58n]);
    // The same in doubles: why exact ratios.
    expect(Math.ceil(57.6 / (0.4 * 0.5 * 0.6))).toBe(481);
  });

  it('takes each stage straight from the target: no rounding is rounded again', () => {
    const rates = ['0.9', '0.9'].map(exactly);
    expect(requiredFor(exactly(10), { averageValue: exactly(1), rates })).toEqual([13n, 12n, 10n]);
    // From stage to stage it would be ⌈⌈10 / 0.9⌉ / 0.9⌉ = ⌈12 / 0.9⌉ = 14.
  });

  const rate = fc
    .tuple(fc.bigInt({ min: 1n, max: 10_000n }), fc.bigInt({ min: 1n, max: 10_000n }))
    .map(([a, b]): Ratio => (a <= b ? { over: a, under: b } : { over: b, under: a }));
  const amount = fc.bigInt({ min: 1n, max: 10n ** 15n }).map(whole);

  it('and forward again gives no less than the target, and with one entry fewer gives less', () => {
    fc.assert(
      fc.property(amount, amount, fc.array(rate, { maxLength: 8 }), (target, averageValue, rates) => {
        const funnel = { averageValue, rates };
        const [entries = 0n] = requiredFor(target, funnel);
        expect(compareRatios(yieldOf(entries, funnel).value, target)).toBeGreaterThanOrEqual(0);
        expect(compareRatios(yieldOf(entries - 1n, funnel).value, target)).toBe(-1);
      }),
      { numRuns: 1_000 },
    );
  });

  it('tells what comes to each stage of the entries', () => {
    const { reached, value } = yieldOf(480n, { averageValue: exactly('2.5'), rates: RATES });
    expect(reached).toEqual([whole(480n), whole(192n), whole(96n), exactly('57.6')]);
    expect(value).toEqual(whole(144n));
  });
});

describe('what is open', () => {
  it('is expected to be won from each stage on', () => {
    expect(sharesToWin(RATES)).toEqual(['0.12', '0.3', '0.6', 1].map(exactly));
    // 100 × 0.12 + 20 × 0.3 + 5 × 0.6 = 12 + 6 + 3.
    expect(dealsFromOpen([100n, 20n, 5n], RATES)).toEqual(whole(21n));
    expect(dealsFromOpen([], RATES)).toEqual(whole(0n));
  });
});

describe('a rate of a funnel that is to reach a target', () => {
  it.each([
    ['0', false],
    ['-0.1', false],
    ['1.0001', false],
    ['1', true],
    ['0.0001', true],
  ])('may be %s: %s', (written, may) => {
    expect(isReachable(exactly(written))).toBe(may);
  });
});
