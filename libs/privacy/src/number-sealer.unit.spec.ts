import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { numberSealer } from './number-sealer.ts';

const secret = new Uint8Array(32).fill(7);
const sealer = numberSealer(secret, 'places of a log');

describe('a sealed number', () => {
  it('is opened as what it was, and looks different each time', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (number) => {
        const [one, other] = [sealer.seal(number), sealer.seal(number)];
        expect([sealer.open(one), sealer.open(other), one === other]).toEqual([number, number, false]);
      }),
    );
  });

  it('has 48 characters, however large it is', () => {
    expect([-1, 0, 1_000_000].map((number) => sealer.seal(number).length)).toEqual([48, 48, 48]);
  });

  it('is opened by no other secret, for no other purpose, and not once a character is another', () => {
    const sealed = sealer.seal(4);
    expect(numberSealer(new Uint8Array(32), 'places of a log').open(sealed)).toBeUndefined();
    expect(numberSealer(secret, 'places of another').open(sealed)).toBeUndefined();
    for (let at = 0; at < sealed.length; at++) {
      const changed = sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1);
      expect(sealer.open(changed)).toBeUndefined();
    }
    expect(['', 'x', `${sealed}A`].map(sealer.open)).toEqual([undefined, undefined, undefined]);
  });
});
