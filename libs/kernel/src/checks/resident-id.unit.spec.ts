import { describe, expect, it } from '@jest/globals';
import { birthDateOf, isResidentId } from './resident-id.ts';

describe('a resident identity number', () => {
  it('is valid as published in GB 11643, its letter in either case', () => {
    expect(isResidentId('11010519491231002X')).toBe(true);
    expect(isResidentId('11010519491231002x')).toBe(true);
    expect(isResidentId('440524188001010014')).toBe(true);
  });

  it.each([
    ['a date that does not exist (7890-12-34)', '123456789012345677'],
    ['another check character', '110105194912310021'],
    ['seventeen characters', '11010519491231002'],
    ['nineteen characters', '11010519491231002X0'],
    ['a letter within', '1101051949123100XX'],
  ])('is not valid with %s', (_what, text) => {
    expect(isResidentId(text)).toBe(false);
  });

  it('gives the date of birth in its digits 7 to 14', () => {
    expect(birthDateOf('11010519491231002X')).toBe('1949-12-31');
    expect(birthDateOf('110105194912310021')).toBeUndefined();
  });

  it('notices every exchange of two neighbouring different digits', () => {
    const id = '11010519491231002X';
    for (let at = 0; at < 16; at++) {
      if (id[at] === id[at + 1]) continue;
      const exchanged = id.slice(0, at) + id[at + 1] + id[at] + id.slice(at + 2);
      expect([exchanged, isResidentId(exchanged)]).toEqual([exchanged, false]);
    }
  });
});
