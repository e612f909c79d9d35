import { describe, expect, it } from '@jest/globals';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { canonicalJson } from './canonical-json.ts';

describe('canonical JSON', () => {
  // RFC 8785, section 3.2.2 to 3.2.4: literals, numbers and strings of its example, sorted.
  it('is the example of RFC 8785', () => {
    const example = JSON.parse(`{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
      "literals": [null, true, false]
    }`);
    expect(canonicalJson(example)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it('refuses what JSON cannot hold', () => {
    expect(() => canonicalJson(undefined)).toThrow(TypeError);
    expect(() => canonicalJson({ a: Number.NaN })).toThrow();
  });

  it('is what the library makes of any JSON, and of members that are undefined', () => {
    const leaf = fc.oneof(
      fc.jsonValue({ noUnicodeString: false }),
      fc.constant(undefined),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
    );
    const object = fc.dictionary(fc.string({ unit: 'binary' }), leaf);
    fc.assert(
      fc.property(object, (value) => expect(canonicalJson(value)).toBe(canonicalize(value))),
      { numRuns: 500 },
    );
  });

  it('leaves to the library what is not plain', () => {
    const values = [{ at: new Date(0) }, { a: () => 1, b: 1 }, [undefined, 1], { n: Object(7) }, { toJSON: () => 'x' }];
    for (const value of values) expect(canonicalJson(value)).toBe(canonicalize(value));
    expect(() => canonicalJson({ a: '\ud800' })).toThrow('surrogate');
    const endless: { self?: object } = {};
    endless.self = endless;
    expect(() => canonicalJson(endless)).toThrow('Circular');
  });
});
