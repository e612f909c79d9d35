import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isCommandId } from '#kernel';
import { importCommandId, keyOf, rowKey, sha256 } from './import-key.ts';

describe('import keys', () => {
  it('writes names so that they can stand in a command id', () => {
    expect(keyOf('North East')).toBe('North~20East');
    expect(keyOf('~')).toBe('~7e');
    expect(isCommandId(importCommandId('maven', `office:${keyOf('东 1')}`))).toBe(true);
  });

  it('gives different names different keys', () => {
    const name = fc.string({ unit: 'grapheme', maxLength: 3 });
    fc.assert(fc.property(name, name, (a, b) => (keyOf(a) === keyOf(b)) === (a.isWellFormed() && a === b)));
  });

  // FIPS 180-2, appendix B.1: SHA-256 of "abc".
  it('makes the key of a row from the file and the row number', () => {
    const digest = sha256(new TextEncoder().encode('abc'));
    expect(digest).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(rowKey(digest, 12)).toBe('ba7816bf8f01:12');
  });
});
