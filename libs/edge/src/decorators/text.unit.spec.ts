import { describe, expect, it } from '@jest/globals';
import { readAs } from '../testing/reads-as.fixture.ts';
import { IsCode, IsEntry, IsLabel, IsOneOf, IsProse, IsRemark, IsSha256, IsVin } from './text.ts';

describe('a label', () => {
  it.each<[unknown, unknown?]>([['浦东店'], ['x'.repeat(200)]])('reads %j', (value, read = value) => {
    expect(readAs(IsLabel(), value)).toEqual(read);
  });

  it.each<[unknown, string?]>([[''], [' \u3000'], ['x'.repeat(201)], [1], [null]])(
    'refuses %j',
    (value, at = '/field') => {
      expect(readAs(IsLabel(), value)).toBe(`text-200 at ${at}`);
    },
  );
});

describe('a code', () => {
  it.each<[unknown, unknown?]>([['first_contact']])('reads %j', (value, read = value) => {
    expect(readAs(IsCode(), value)).toEqual(read);
  });

  it.each<[unknown, string?]>([['打给王小明'], ['13800000000'], [''], [1]])('refuses %j', (value, at = '/field') => {
    expect(readAs(IsCode(), value)).toBe(`code at ${at}`);
  });
});

describe('a VIN', () => {
  it.each<[unknown, unknown?]>([['LSVAA49J132047371']])('reads %j', (value, read = value) => {
    expect(readAs(IsVin(), value)).toEqual(read);
  });

  it.each<[unknown, string?]>([['lsvaa49j132047371'], ['王小明的车'], ['LSVAA49J13204737'], [1]])(
    'refuses %j',
    (value, at = '/field') => {
      expect(readAs(IsVin(), value)).toBe(`vin at ${at}`);
    },
  );
});

describe('prose', () => {
  it.each<[unknown, unknown?]>([['x'.repeat(10_000)]])('reads %j', (value, read = value) => {
    expect(readAs(IsProse(), value)).toEqual(read);
  });

  it.each<[unknown, string?]>([['\n'], ['x'.repeat(10_001)]])('refuses %j', (value, at = '/field') => {
    expect(readAs(IsProse(), value)).toBe(`text-10000 at ${at}`);
  });
});

describe('an entry', () => {
  it.each<[unknown, unknown?]>([[''], ['x'.repeat(200)]])('reads %j', (value, read = value) => {
    expect(readAs(IsEntry(), value)).toEqual(read);
  });

  it.each<[unknown, string?]>([['x'.repeat(201)], [null]])('refuses %j', (value, at = '/field') => {
    expect(readAs(IsEntry(), value)).toBe(`text-or-blank-200 at ${at}`);
  });
});

describe('a remark', () => {
  it.each<[unknown, unknown?]>([[' ']])('reads %j', (value, read = value) => {
    expect(readAs(IsRemark(), value)).toEqual(read);
  });

  it.each<[unknown, string?]>([['x'.repeat(10_001)], [{}]])('refuses %j', (value, at = '/field') => {
    expect(readAs(IsRemark(), value)).toBe(`text-or-blank-10000 at ${at}`);
  });
});

describe('a SHA-256', () => {
  it.each<[unknown, unknown?]>([['0a'.repeat(32)]])('reads %j', (value, read = value) => {
    expect(readAs(IsSha256(), value)).toEqual(read);
  });

  it.each<[unknown, string?]>([['0A'.repeat(32)], ['0a'.repeat(31)], [null]])('refuses %j', (value, at = '/field') => {
    expect(readAs(IsSha256(), value)).toBe(`sha256 at ${at}`);
  });
});

describe('one of two words', () => {
  it.each<[unknown, unknown?]>([['person']])('reads %j', (value, read = value) => {
    expect(readAs(IsOneOf(['person', 'organisation']), value)).toEqual(read);
  });

  it.each<[unknown, string?]>([['Person'], ['constructor'], [null]])('refuses %j', (value, at = '/field') => {
    expect(readAs(IsOneOf(['person', 'organisation']), value)).toBe(`one-of at ${at}`);
  });
});
