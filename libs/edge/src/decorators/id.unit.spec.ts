import { describe, expect, it } from '@jest/globals';
import { readAs } from '../testing/reads-as.fixture.ts';
import { IsAggregateId, IsCommandId } from './id.ts';

describe('an aggregate id', () => {
  it.each<[unknown, unknown?]>([['a'], ['A-Z_0.9~'], ['x'.repeat(128)]])('reads %j', (value, read = value) => {
    expect(readAs(IsAggregateId(), value)).toEqual(read);
  });

  it.each<[unknown, string?]>([
    [''],
    ['x'.repeat(129)],
    ['a b'],
    ['a:b'],
    ['张三'],
    [7],
    [null],
    [['a']],
    ['__proto__'],
    ['constructor'],
  ])('refuses %j', (value, at = '/field') => {
    expect(readAs(IsAggregateId(), value)).toBe(`aggregate-id at ${at}`);
  });
});

describe('a command id', () => {
  it.each<[unknown, unknown?]>([['import:maven:C100']])('reads %j', (value, read = value) => {
    expect(readAs(IsCommandId(), value)).toEqual(read);
  });

  it.each<[unknown, string?]>([[''], ['a/b']])('refuses %j', (value, at = '/field') => {
    expect(readAs(IsCommandId(), value)).toBe(`command-id at ${at}`);
  });
});
