import { describe, expect, it } from '@jest/globals';
import { readAs } from '../testing/reads-as.fixture.ts';
import { IsCorrections, IsDimensions, IsPointerList } from './record.ts';

describe('dimensions', () => {
  it.each([{}, { team: 't-1', sub_team2: '二组' }])('reads %j', (value) => {
    expect(readAs(IsDimensions(), value)).toEqual(value);
  });

  it.each<[unknown, string?]>([
    [{ team: 7 }, '/field/team'],
    [{ team: '' }, '/field/team'],
    [{ a: 'x', '2b': 'x' }],
    [{ 'tel 13800000000': 'x' }],
    [Object.fromEntries(Array.from({ length: 101 }, (_, n) => [`d${n}`, 'x']))],
    [['team']],
    [null],
  ])('refuses %j', (value, at = '/field') => {
    expect(readAs(IsDimensions(), value)).toBe(`dimensions at ${at}`);
  });
});

describe('corrections', () => {
  it.each([{ '/value': null }, { '/customer/phone': 'x', '/checklist/0/done': true }])('reads %j', (value) => {
    expect(readAs(IsCorrections(), value)).toEqual(value);
  });

  it.each<[unknown, string?]>([
    [{ value: 1 }, '/field/value'],
    [{ '/a/__proto__/b': 1 }],
    [{ '/constructor': 1 }],
    [{ '': 1 }],
    [{ '/a~1b': 1 }],
    ['/value'],
  ])('refuses %j', (value, at = '/field') => {
    expect(readAs(IsCorrections(), value)).toBe(`corrections at ${at}`);
  });
});

describe('a list of pointers', () => {
  it.each([[[]], [['']], [['/visitId', '/customer/birthday']]])('reads %j', (value) => {
    expect(readAs(IsPointerList(), value)).toEqual(value);
  });

  it.each<[unknown, string?]>([[['/a', 'b'], '/field/1'], [[7], '/field/0'], [['/prototype'], '/field/0'], ['/a']])(
    'refuses %j',
    (value, at = '/field') => {
      expect(readAs(IsPointerList(), value)).toBe(`pointers at ${at}`);
    },
  );
});
