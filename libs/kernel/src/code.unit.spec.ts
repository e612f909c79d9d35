import { describe, expect, it } from '@jest/globals';
import { isCode } from './code.ts';

describe('a code', () => {
  it.each(['phone', 'first_contact', 'S27', 'care-48h', 'campaign:2026.11', 'x', 'a'.repeat(64)])(
    'may be %j',
    (text) => {
      expect(isCode(text)).toBe(true);
    },
  );

  it.each([
    '',
    '13800000000',
    '11010519491231002X',
    '王芳',
    'Wang Fang',
    '-x',
    'a/b',
    'phone\n',
    'a'.repeat(65),
    7,
    null,
  ])('is not %j', (value) => {
    expect(isCode(value)).toBe(false);
  });
});
