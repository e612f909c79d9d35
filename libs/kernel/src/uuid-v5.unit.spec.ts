import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { v5 } from 'uuid';
import { uuidsIn } from './uuid-v5.ts';

describe('UUIDv5', () => {
  // RFC 9562, appendix A.4.
  it('is the example of RFC 9562', () => {
    expect(uuidsIn('6ba7b810-9dad-11d1-80b4-00c04fd430c8')('www.example.com')).toBe(
      '2ed6657d-e927-568b-95e1-2665a8aea6a2',
    );
  });

  it('is what the library derives, for any namespace and name', () => {
    fc.assert(
      fc.property(
        fc.uuid(),
        fc.array(fc.string({ unit: 'binary', maxLength: 300 }), { minLength: 1 }),
        (space, names) => {
          const derive = uuidsIn(space);
          for (const name of names) expect(derive(name)).toBe(v5(name, space));
        },
      ),
    );
  });

  it('is what the library derives for every length around a block', () => {
    const space = '2057a0bc-fe83-5809-82ab-33ca13719274';
    const derive = uuidsIn(space);
    for (let length = 300; length >= 0; length--) {
      expect(derive('x'.repeat(length))).toBe(v5('x'.repeat(length), space));
    }
  });
});
