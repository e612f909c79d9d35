import { describe, expect, it } from '@jest/globals';
import { readAs } from '../testing/reads-as.fixture.ts';
import { IsCodeList, IsIdList, IsLabelList } from './list.ts';

describe('a list of ids', () => {
  it.each<[unknown, unknown?]>([[[]], [['a', 'b']]])('reads %j', (value, read = value) => {
    expect(readAs(IsIdList(), value)).toEqual(read);
  });

  it.each<[unknown, string?]>([
    ['a'],
    [{ 0: 'a' }],
    [['a', 'b c'], '/field/1'],
    [[null], '/field/0'],
    [Array.from({ length: 1001 }, () => 'a')],
  ])('refuses %j', (value, at = '/field') => {
    expect(readAs(IsIdList(), value)).toBe(`list-of-aggregate-id at ${at}`);
  });
});

describe('a list of labels', () => {
  it.each<[unknown, unknown?]>([[['试驾']]])('reads %j', (value, read = value) => {
    expect(readAs(IsLabelList(), value)).toEqual(read);
  });

  it.each<[unknown, string?]>([[[''], '/field/0']])('refuses %j', (value, at = '/field') => {
    expect(readAs(IsLabelList(), value)).toBe(`list-of-text-200 at ${at}`);
  });
});

describe('a list of codes', () => {
  it('reads words of a dictionary, and no others', () => {
    expect(readAs(IsCodeList(), ['Created', 'OrderPlaced'])).toEqual(['Created', 'OrderPlaced']);
    expect(readAs(IsCodeList(), ['Created', '打给王小明'])).toBe('list-of-code at /field/1');
  });
});
