import { describe, expect, it } from '@jest/globals';
import { distance, type Kilometres, parseKilometres } from './kilometres.ts';

describe('kilometres', () => {
  it.each([0, 0.1, 5, 5.1, 123456.7])('%s km is a distance', (km) => {
    expect(parseKilometres(km)).toBe(km);
  });

  it.each([-0.1, 5.05, Number.NaN, Number.POSITIVE_INFINITY, 1e12])('%s km is not', (km) => {
    expect(parseKilometres(km)).toBeUndefined();
  });

  it('differ exactly to a tenth where floating point does not', () => {
    expect(distance(1000.2 as Kilometres, 1005.3 as Kilometres)).toBe(5.1);
    expect(1005.3 - 1000.2).not.toBe(5.1);
  });
});
