import { describe, expect, it } from '@jest/globals';
import { readAs } from '../testing/reads-as.fixture.ts';
import { IsKilometres, IsNumberBetween, IsWholeNumber, IsYesOrNo } from './number.ts';

describe('kilometres', () => {
  it.each<[unknown, unknown?]>([[0], [5.1], [1204.3], [10_000_000]])('reads %j', (value, read = value) => {
    expect(readAs(IsKilometres(), value)).toEqual(read);
  });

  it.each<[unknown, string?]>([[-0.1], [5.11], [10_000_000.1], ['5'], [null]])('refuses %j', (value, at = '/field') => {
    expect(readAs(IsKilometres(), value)).toBe(`kilometres at ${at}`);
  });
});

describe('a whole number from 1 to 9', () => {
  it.each<[unknown, unknown?]>([[1], [9]])('reads %j', (value, read = value) => {
    expect(readAs(IsWholeNumber(1, 9), value)).toEqual(read);
  });

  it.each<[unknown, string?]>([[0], [10], [1.5], ['1'], [null]])('refuses %j', (value, at = '/field') => {
    expect(readAs(IsWholeNumber(1, 9), value)).toBe(`whole-number at ${at}`);
  });
});

describe('a number from 0 to 10', () => {
  it.each<[unknown, unknown?]>([[0], [4.5], [10]])('reads %j', (value, read = value) => {
    expect(readAs(IsNumberBetween(0, 10), value)).toEqual(read);
  });

  it.each<[unknown, string?]>([[-0.1], [10.1], ['5'], [null]])('refuses %j', (value, at = '/field') => {
    expect(readAs(IsNumberBetween(0, 10), value)).toBe(`number at ${at}`);
  });
});

describe('yes or no', () => {
  it.each<[unknown, unknown?]>([[true], [false]])('reads %j', (value, read = value) => {
    expect(readAs(IsYesOrNo(), value)).toEqual(read);
  });

  it.each<[unknown, string?]>([['true'], [0], [null]])('refuses %j', (value, at = '/field') => {
    expect(readAs(IsYesOrNo(), value)).toBe(`boolean at ${at}`);
  });
});
