import { describe, expect, it } from '@jest/globals';
import { isSocialCreditCode } from './social-credit-code.ts';

/** Codes of listed companies, as their annual reports print them. */
const published = ['914403001922038216', '9144030071526726XG', '9152000071430580XT'];

describe('a unified social credit code', () => {
  it.each(published)('%s is valid', (code) => {
    expect(isSocialCreditCode(code)).toBe(true);
    expect(isSocialCreditCode(code.toLowerCase())).toBe(true);
  });

  it('is not valid once any one character is another', () => {
    for (const code of published) {
      for (let at = 0; at < 18; at++) {
        const other = code[at] === '7' ? '8' : '7';
        expect(isSocialCreditCode(code.slice(0, at) + other + code.slice(at + 1))).toBe(false);
      }
    }
  });

  it.each(['91440300192203821', '9144030019220382161', '91440300I92203821O', ''])('%j is not valid', (text) => {
    expect(isSocialCreditCode(text)).toBe(false);
  });
});
