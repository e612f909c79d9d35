import { describe, expect, it } from '@jest/globals';
import { type AmountFormat, amountOf } from './amount-format.ts';

const plain: AmountFormat = { decimal: '.' };
const english: AmountFormat = { decimal: '.', grouping: ',' };
const german: AmountFormat = { decimal: ',', grouping: '.' };

describe('amountOf', () => {
  it.each([
    ['0', plain, '0.00'],
    ['-12.5', plain, '-12.50'],
    ['1234567.89', english, '1234567.89'],
    ['1,234,567.89', english, '1234567.89'],
    ['-1.234,5', german, '-1234.50'],
  ])('reads %s', (text, format, amount) => {
    expect(amountOf(text, format, 'EUR')).toEqual({ amount, currency: 'EUR' });
  });

  it.each([
    ['1,234.5', plain],
    ['1.234', plain],
    ['12,34.5', english],
    ['1,2345', english],
    ['1.2.3', plain],
    ['1.234,56', english],
    ['.5', plain],
    ['5.', plain],
    ['1e3', plain],
    ['€5', plain],
    [' 5', plain],
    ['', plain],
  ])('does not read "%s"', (text, format) => {
    expect(amountOf(text, format, 'EUR')).toBeUndefined();
  });

  it('keeps to the decimals of the currency', () => {
    expect(amountOf('5.5', plain, 'JPY')).toBeUndefined();
    expect(amountOf('5.125', plain, 'KWD')).toEqual({ amount: '5.125', currency: 'KWD' });
    expect(amountOf('5', plain, 'XX?')).toBeUndefined();
  });
});
