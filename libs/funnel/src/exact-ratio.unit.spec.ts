import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ceilingOf, compareRatios, dividedBy, floorOf, numberOf, plus, ratioOf, times } from './exact-ratio.ts';

describe('a number as it was written', () => {
  it.each([
    ['0.25', 1n, 4n],
    [0.1, 1n, 10n],
    ['4/16', 1n, 4n],
    ['-12.50', -25n, 2n],
    [1e-7, 1n, 10_000_000n],
    [1e21, 10n ** 21n, 1n],
    ['0', 0n, 1n],
  ])('%s is read exactly', (written, over, under) => {
    expect(ratioOf(written)).toEqual({ over, under });
  });

  it.each(['', 'x', '1/0', '0,25', '25 %', '.5', '1.', Number.NaN, Number.POSITIVE_INFINITY, '1e999'])(
    'is not %s',
    (written) => {
      expect(ratioOf(written)).toBeUndefined();
    },
  );

  it('is rounded down and up to what stands around it', () => {
    const below = fc.tuple(fc.bigInt({ min: -1000n, max: 1000n }), fc.bigInt({ min: 1n, max: 50n }));
    fc.assert(
      fc.property(below, ([over, under]) => {
        const floor = floorOf({ over, under });
        expect(floor * under <= over && over < (floor + 1n) * under).toBe(true);
        expect(ceilingOf({ over, under }) - floor).toBe(over % under === 0n ? 0n : 1n);
      }),
    );
  });

  it('is multiplied, divided and added without loss', () => {
    const [tenth, third] = [ratioOf('0.1')!, ratioOf('1/3')!];
    expect(plus(tenth, ratioOf('0.2')!)).toEqual(ratioOf('0.3'));
    expect(times(third, ratioOf(3)!)).toEqual({ over: 1n, under: 1n });
    expect(dividedBy(tenth, ratioOf('-1/3')!)).toEqual(ratioOf('-3/10'));
    expect(compareRatios(tenth, third)).toBe(-1);
    expect(numberOf(third)).toBe(1 / 3);
    expect(numberOf(ratioOf('-2/3')!)).toBe(-2 / 3);
    expect(numberOf(ratioOf('1e-25')!)).toBe(1e-25);
    expect(numberOf(ratioOf('12345678901234567890.5')!)).toBe(Number('12345678901234567890.5'));
    expect(numberOf(ratioOf(0)!)).toBe(0);
    expect(numberOf(ratioOf('0.25')!)).toBe(0.25);
  });
});
