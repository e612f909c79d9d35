import { describe, expect, it } from '@jest/globals';
import { readAs } from '../testing/reads-as.fixture.ts';
import { IsInstantText, IsIsoWeek, IsLocalDateText, IsPeriod, IsPeriodList, IsZone } from './time.ts';

describe('an instant', () => {
  it.each<[unknown, unknown?]>([
    ['2026-11-20T09:30:00.000Z'],
    ['2026-11-20T09:30+08:00', '2026-11-20T01:30:00.000Z'],
    ['2024-02-29T23:59:59.9Z', '2024-02-29T23:59:59.900Z'],
  ])('reads %j', (value, read = value) => {
    expect(readAs(IsInstantText(), value)).toEqual(read);
  });

  it.each<[unknown, string?]>([
    ['2017-02-30T00:00:00Z'],
    ['2026-11-20T24:00:00Z'],
    ['2026-11-20'],
    ['2026-11-20T09:30:00'],
    ['2026-11-20T09:30:00.0001Z'],
    ['0000-01-01T00:00:00+08:00'],
    ['9999-12-31T23:59:59-08:00'],
    [1763600000000],
    [null],
  ])('refuses %j', (value, at = '/field') => {
    expect(readAs(IsInstantText(), value)).toBe(`instant at ${at}`);
  });
});

describe('a local date', () => {
  it.each<[unknown, unknown?]>([['2024-02-29'], ['1900-01-01']])('reads %j', (value, read = value) => {
    expect(readAs(IsLocalDateText(), value)).toEqual(read);
  });

  it.each<[unknown, string?]>([['2017-02-30'], ['2026-2-3'], ['2026-11-20T00:00:00Z'], [20261120], [null]])(
    'refuses %j',
    (value, at = '/field') => {
      expect(readAs(IsLocalDateText(), value)).toBe(`local-date at ${at}`);
    },
  );
});

describe('a zone', () => {
  it.each<[unknown, unknown?]>([['Asia/Shanghai'], ['UTC']])('reads %j', (value, read = value) => {
    expect(readAs(IsZone(), value)).toEqual(read);
  });

  it.each<[unknown, string?]>([['Asia/Nowhere'], ['+08:00'], [''], [8]])('refuses %j', (value, at = '/field') => {
    expect(readAs(IsZone(), value)).toBe(`zone at ${at}`);
  });
});

describe('an ISO week', () => {
  it.each<[unknown, unknown?]>([['2026-W48'], ['2026-W53']])('reads %j', (value, read = value) => {
    expect(readAs(IsIsoWeek(), value)).toEqual(read);
  });

  it.each<[unknown, string?]>([['2025-W53'], ['2026-W00'], ['2026-48'], [202648], [null]])(
    'refuses %j',
    (value, at = '/field') => {
      expect(readAs(IsIsoWeek(), value)).toBe(`iso-week at ${at}`);
    },
  );
});

describe('a period', () => {
  it.each<[unknown, unknown?]>([['2027'], ['2027-H2'], ['2027-Q4'], ['2027-12']])('reads %j', (value, read = value) => {
    expect(readAs(IsPeriod(), value)).toEqual(read);
  });

  it.each<[unknown, string?]>([['2027-Q5'], ['2027-13'], ['27'], [2027], [null]])(
    'refuses %j',
    (value, at = '/field') => {
      expect(readAs(IsPeriod(), value)).toBe(`period at ${at}`);
    },
  );

  it('stands in lists', () => {
    expect(readAs(IsPeriodList(), ['2027', '2027-Q1'])).toEqual(['2027', '2027-Q1']);
    expect(readAs(IsPeriodList(), ['2027', '2027-Q9'])).toBe('list-of-period at /field/1');
  });
});
