import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dimensionsAt, placeOfDimensions, type ToldDimensions, withDimensions } from './told-dimensions.ts';

const some = fc.dictionary(fc.constantFrom('team', 'region', 'outlet', 'constructor'), fc.constantFrom('a', 'b', ''));

describe('dimensions told once', () => {
  it('come back from the document, each at its place', () => {
    fc.assert(
      fc.property(fc.array(some, { minLength: 1, maxLength: 6 }), (all) => {
        let told: ToldDimensions = [];
        const places = all.map((dimensions) => {
          if (placeOfDimensions(told, dimensions) < 0) told = withDimensions(told, dimensions);
          return placeOfDimensions(told, dimensions);
        });
        const stored = JSON.parse(JSON.stringify(told)) as ToldDimensions;
        expect(places.map((place) => dimensionsAt(stored, place))).toEqual(all);
        expect(new Set(places).size).toBe(told.length);
      }),
    );
  });

  it('repeat nothing of the first ones', () => {
    const told = withDimensions([{ team: 't', outlet: 'o' }], { team: 'u', region: 'r' });
    expect(told[1]).toEqual({ team: 'u', region: 'r', outlet: null });
  });
});
