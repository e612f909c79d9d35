import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { add, compareMoney, decimalsOf, isMoney, minorUnits, money, negate, parseMoney, subtract } from './money.ts';

describe('stored money', () => {
  it.each([
    { amount: '0.00', currency: 'CNY' },
    { amount: '-12.50', currency: 'CNY' },
    { amount: '5', currency: 'JPY' },
  ])('may be %j', (value) => {
    expect(isMoney(value)).toBe(true);
  });

  it.each([
    { amount: '12', currency: 'CNY' },
    { amount: '12.000', currency: 'CNY' },
    { amount: 'banana', currency: 'CNY' },
    { amount: 12, currency: 'CNY' },
    { amount: '12.00', currency: 'XXXX' },
    { amount: '12.00' },
    '12.00',
    null,
  ])('is not %j', (value) => {
    expect(isMoney(value)).toBe(false);
  });
});

describe('money', () => {
  it.each([
    ['USD', 2],
    ['CNY', 2],
    ['JPY', 0],
    ['KWD', 3],
  ])('%s has %i decimals', (currency, digits) => {
    expect(decimalsOf(currency)).toBe(digits);
  });

  it.each([
    ['1054', 'USD', '1054.00'],
    ['-0.5', 'USD', '-0.50'],
    ['5', 'JPY', '5'],
    ['0.001', 'KWD', '0.001'],
    ['-0', 'USD', '0.00'],
    ['999999999999999999.99', 'USD', '999999999999999999.99'],
  ])('reads %s %s as %s', (amount, currency, expected) => {
    expect(parseMoney(amount, currency)).toEqual({ amount: expected, currency });
  });

  it.each([
    ['1.005', 'USD'],
    ['1.5', 'JPY'],
    ['1e3', 'USD'],
    ['01', 'USD'],
    ['', 'USD'],
    ['1', 'XXQ'],
    ['1', 'usd'],
  ])('refuses %s %s rather than rounding or guessing', (amount, currency) => {
    expect(parseMoney(amount, currency)).toBeUndefined();
  });

  it('adds exactly where floating point does not', () => {
    const cents = (amount: string) => ({ amount, currency: 'USD' });
    expect(add(cents('0.10'), cents('0.20'))).toEqual(cents('0.30'));
    expect(subtract(cents('1.00'), cents('1.01'))).toEqual(cents('-0.01'));
    expect(negate(cents('0.00'))).toEqual(cents('0.00'));
    expect(compareMoney(cents('-2.00'), cents('1.00'))).toBe(-1);
  });

  it('never mixes currencies', () => {
    expect(() => add(money(1n, 'USD'), money(1n, 'CNY'))).toThrow(RangeError);
  });

  it('keeps every minor unit', () => {
    const units = fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n });
    fc.assert(
      fc.property(units, fc.constantFrom('USD', 'JPY', 'KWD'), (n, currency) => {
        expect(minorUnits(money(n, currency))).toBe(n);
      }),
    );
  });
});
