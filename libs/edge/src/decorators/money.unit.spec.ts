import { describe, expect, it } from '@jest/globals';
import { readAs } from '../testing/reads-as.fixture.ts';
import { IsMoney, IsPrice, IsTargetValue } from './money.ts';

describe('money', () => {
  it.each<[unknown, unknown?]>([
    [{ amount: '1234.50', currency: 'CNY' }],
    [
      { amount: '5', currency: 'CNY' },
      { amount: '5.00', currency: 'CNY' },
    ],
    [{ amount: '-0.01', currency: 'USD' }],
    [{ amount: '500', currency: 'JPY' }],
    [{ amount: '1.234', currency: 'KWD' }],
  ])('reads %j', (value, read = value) => {
    expect(readAs(IsMoney(), value)).toEqual(read);
  });

  it.each<[unknown, string?]>([
    [{ amount: 5, currency: 'CNY' }, '/field/amount'],
    [{ amount: '5.001', currency: 'CNY' }, '/field/amount'],
    [{ amount: '5.0', currency: 'JPY' }, '/field/amount'],
    [{ amount: '1e3', currency: 'CNY' }, '/field/amount'],
    [{ amount: '05', currency: 'CNY' }, '/field/amount'],
    [{ amount: '5', currency: 'XXY' }, '/field/currency'],
    [{ amount: '5' }, '/field/currency'],
    [{ currency: 'CNY' }, '/field/amount'],
    [{ amount: '5', currency: 'CNY', note: 'x' }],
    ['5 CNY'],
    [5],
    [null],
    [['5', 'CNY']],
  ])('refuses %j', (value, at = '/field') => {
    expect(readAs(IsMoney(), value)).toBe(`money at ${at}`);
  });
});

describe('a price', () => {
  it.each<[unknown, unknown?]>([
    [
      { amount: '0', currency: 'CNY' },
      { amount: '0.00', currency: 'CNY' },
    ],
  ])('reads %j', (value, read = value) => {
    expect(readAs(IsPrice(), value)).toEqual(read);
  });

  it.each<[unknown, string?]>([
    [{ amount: '-0.01', currency: 'CNY' }, '/field/amount'],
    [{ amount: '1' }, '/field/currency'],
  ])('refuses %j', (value, at = '/field') => {
    expect(readAs(IsPrice(), value)).toBe(`money-not-negative at ${at}`);
  });
});

describe('the value of a target', () => {
  it.each<[unknown, unknown?]>([
    [0],
    [1_000_000_000],
    [
      { amount: '600000', currency: 'CNY' },
      { amount: '600000.00', currency: 'CNY' },
    ],
  ])('reads %j', (value, read = value) => {
    expect(readAs(IsTargetValue(), value)).toEqual(read);
  });

  it.each<[unknown, string?]>([
    [-1],
    [0.5],
    [1_000_000_001],
    ['7'],
    [null],
    [{ amount: '-1.00', currency: 'CNY' }, '/field/amount'],
    [{ amount: 7, currency: 'CNY' }, '/field/amount'],
  ])('refuses %j', (value, at = '/field') => {
    expect(readAs(IsTargetValue(), value)).toBe(`target-value at ${at}`);
  });
});
