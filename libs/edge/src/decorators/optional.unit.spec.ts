import { describe, expect, it } from '@jest/globals';
import { readAs } from '../testing/reads-as.fixture.ts';
import { validateAs } from '../validate-as.ts';
import { IsAggregateId } from './id.ts';
import { Emptiable, Optional } from './optional.ts';

class File {
  @IsAggregateId() readonly needed!: string;
  @Optional() @IsAggregateId() readonly optional?: string;
  @Emptiable() @IsAggregateId() readonly emptiable?: string | null;
}

const placesOf = (data: object) => {
  const result = validateAs(File, data);
  return 'errors' in result ? result.errors.map(({ code, pointer }) => `${code} ${pointer}`) : result.input;
};

describe('absence', () => {
  it('leaves out what was left out', () => {
    expect(placesOf({ needed: 'a' })).toEqual({ needed: 'a' });
  });

  it('keeps null where a field may be emptied', () => {
    expect(placesOf({ needed: 'a', emptiable: null })).toEqual({ needed: 'a', emptiable: null });
  });

  it('is told from null and from a wrong value', () => {
    expect(placesOf({ optional: null, emptiable: 7 })).toEqual([
      'missing-field /needed',
      'aggregate-id /optional',
      'aggregate-id /emptiable',
    ]);
  });

  it('is a fault by itself', () => {
    expect(readAs(IsAggregateId(), undefined)).toBe('missing-field at /field');
  });
});
