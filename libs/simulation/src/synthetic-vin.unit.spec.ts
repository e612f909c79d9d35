import { describe, expect, it } from '@jest/globals';
import { hasVinCheckDigit, hasVinFormat } from '#kernel';
import { syntheticVin } from './synthetic-vin.ts';

describe('syntheticVin', () => {
  it('has the form and the check digit of a VIN, and is another for each vehicle', () => {
    const vins = Array.from({ length: 1000 }, (_, n) => syntheticVin(n * 997));
    expect(vins.filter((vin) => !hasVinFormat(vin) || !hasVinCheckDigit(vin))).toEqual([]);
    expect(new Set(vins).size).toBe(1000);
    expect(vins.some((vin) => vin[8] === 'X')).toBe(true);
  });
});
