import { describe, expect, it } from '@jest/globals';
import { canonicalPhone } from './phone.ts';

describe('a phone number', () => {
  it.each([
    ['13812345678', '+8613812345678'],
    ['138 1234-5678', '+8613812345678'],
    ['+86 138 1234 5678', '+8613812345678'],
    ['19912345678', '+8619912345678'],
    ['010-62345678', '+861062345678'],
    ['(0755) 8234567', '+867558234567'],
    ['（0755）82345678', '+8675582345678'],
    ['+86 10 6234 5678', '+861062345678'],
    ['+86 (0)10 6234 5678', '+861062345678'],
    ['+49 30 901820', '+4930901820'],
    ['+683 4000', '+6834000'],
  ])('%s is %s', (text, canonical) => {
    expect(canonicalPhone(text)).toBe(canonical);
  });

  it.each([
    ['a mobile of ten digits', '1381234567'],
    ['a mobile of twelve digits', '138123456789'],
    ['a mobile that begins with 12', '12812345678'],
    ['the same after +86', '+8612812345678'],
    ['a landline without its area code', '62345678'],
    ['a landline with six digits', '010623456'],
    ['sixteen digits abroad', '+1234567890123456'],
    ['a country code of 0', '+0491234567'],
    ['letters', '1381234567a'],
    ['nothing', ''],
  ])('%s is none', (_what, text) => {
    expect(canonicalPhone(text)).toBeUndefined();
  });
});
