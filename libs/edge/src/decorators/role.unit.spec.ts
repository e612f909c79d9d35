import { describe, expect, it } from '@jest/globals';
import { readAs } from '../testing/reads-as.fixture.ts';
import { IsRole } from './role.ts';

describe('a role', () => {
  it.each<[unknown, unknown?]>([['front_desk'], ['service']])('reads %j', (value, read = value) => {
    expect(readAs(IsRole(), value)).toEqual(read);
  });

  it.each<[unknown, string?]>([['boss'], ['toString'], [null]])('refuses %j', (value, at = '/field') => {
    expect(readAs(IsRole(), value)).toBe(`role at ${at}`);
  });
});
