import { describe, expect, it } from '@jest/globals';
import { hasVinCheckDigit, hasVinFormat } from './vin.ts';

describe('a vehicle identification number', () => {
  it.each(['1M8GDM9AXKP042788', 'LSVAA49J132047371', 'UU6JA69691D713820'])('%s has its check digit', (vin) => {
    expect(hasVinFormat(vin)).toBe(true);
    expect(hasVinCheckDigit(vin)).toBe(true);
  });

  it('has another check digit otherwise', () => {
    expect(hasVinFormat('1M8GDM9A1KP042788')).toBe(true);
    expect(hasVinCheckDigit('1M8GDM9A1KP042788')).toBe(false);
    expect(hasVinCheckDigit('LSVAA49JX32047371')).toBe(false);
  });

  it('sums straight ones to 1', () => {
    expect(hasVinCheckDigit('11111111111111111')).toBe(true);
  });

  it.each([
    ['16 characters', '1M8GDM9AXKP04278'],
    ['18 characters', '1M8GDM9AXKP0427888'],
    ['a small letter', '1m8GDM9AXKP042788'],
    ['an I', 'IM8GDM9AXKP042788'],
    ['an O', '1M8GDM9AXKPO42788'],
    ['a Q', '1M8GDM9AXKPQ42788'],
  ])('has not its format with %s', (_what, text) => {
    expect(hasVinFormat(text)).toBe(false);
    expect(hasVinCheckDigit(text)).toBe(false);
  });
});
