import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Instant, instantOf } from './instant.ts';
import {
  addDays,
  addMonths,
  endOfDay,
  type LocalDate,
  localDate,
  localDateAt,
  parseLocalDate,
  parseZone,
  startOfDay,
  startOfNextDay,
  type Zone,
} from './zone.ts';

const berlin = 'Europe/Berlin' as Zone;

describe('days in a zone', () => {
  it.each([
    ['2026-11-24T15:59:59.999Z', 'Asia/Shanghai', '2026-11-24'],
    ['2026-11-24T16:00:00.000Z', 'Asia/Shanghai', '2026-11-25'],
    ['2026-11-24T16:00:00.000Z', 'UTC', '2026-11-24'],
    ['2024-02-28T16:00:00.000Z', 'Asia/Shanghai', '2024-02-29'],
  ])('%s in %s is %s', (instant, zone, date) => {
    expect(localDate(instant as Instant, zone as Zone)).toBe(date);
  });

  it('last 23 and 25 hours where clocks change', () => {
    expect(startOfDay('2026-03-29' as LocalDate, berlin)).toBe('2026-03-28T23:00:00.000Z');
    expect(endOfDay('2026-03-29' as LocalDate, berlin)).toBe('2026-03-29T21:59:59.999Z');
    expect(endOfDay('2026-10-25' as LocalDate, berlin)).toBe('2026-10-25T22:59:59.999Z');
  });

  it('begin at the first time that exists where midnight does not', () => {
    expect(startOfDay('2018-11-04' as LocalDate, 'America/Sao_Paulo' as Zone)).toBe('2018-11-04T03:00:00.000Z');
  });

  it.each([
    ['Asia/Shanghai', '0000-01-01T00:00:00.000Z'],
    ['UTC', '0000-01-01T00:00:00.000Z'],
    // Local mean time, 7:52:58 behind.
    ['America/Los_Angeles', '0000-01-01T07:52:58.000Z'],
  ])('begin, the first that there is, in %s at %s', (zone, instant) => {
    expect(startOfDay('0000-01-01' as LocalDate, zone as Zone)).toBe(instant);
  });

  it('follow one another over month, year and leap day', () => {
    expect(addDays('2024-02-28' as LocalDate, 1)).toBe('2024-02-29');
    expect(addDays('2026-12-31' as LocalDate, 1)).toBe('2027-01-01');
    expect(addDays('2026-03-01' as LocalDate, -1)).toBe('2026-02-28');
  });

  it('are refused where they do not exist', () => {
    expect(parseLocalDate('2017-02-30')).toBeUndefined();
    expect(parseLocalDate('2017-2-3')).toBeUndefined();
    expect(parseLocalDate('2016-02-29')).toBe('2016-02-29');
    expect(() => startOfNextDay('2017-02-30' as LocalDate, berlin)).toThrow(RangeError);
  });

  it('know their zones', () => {
    expect(parseZone('Asia/Shanghai')).toBe('Asia/Shanghai');
    expect(parseZone('Mars/Olympus')).toBeUndefined();
  });
});

describe('days that are asked for over and over', () => {
  const zones = [
    'Asia/Shanghai',
    'America/New_York',
    'America/St_Johns',
    'America/Sao_Paulo',
    'Pacific/Apia',
  ] as Zone[];
  const days = (from: string, count: number) =>
    Array.from({ length: count * 24 * 4 }, (_, quarter) => instantOf(Date.parse(from) + quarter * 900_000 + 60_000));
  const told = (instant: Instant, zone: Zone) =>
    Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString();

  it.each(zones)('are those of the time zone database in %s, on days on which the clock changes too', (zone) => {
    const instants = [
      ...days('2011-12-28T00:00:00Z', 5),
      ...days('2010-11-05T00:00Z', 4),
      ...days('2017-02-17T00:00Z', 4),
    ];
    const wrong = instants.filter((instant) => localDate(instant, zone) !== told(instant, zone));
    expect(wrong).toEqual([]);
    expect(instants.filter((instant) => localDateAt(Date.parse(instant), zone) !== told(instant, zone))).toEqual([]);
  });

  it.each(zones)('begin and end in %s where the time zone database has it', (zone) => {
    const dates = ['2011-12-27', '2010-11-05', '2017-02-17', '2026-11-24'].flatMap((first) =>
      Array.from({ length: 5 }, (_, n) => Temporal.PlainDate.from(first).add({ days: n })),
    );
    for (const date of dates) {
      const next = date.add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds;
      const day = date.toString() as LocalDate;
      expect([day, startOfNextDay(day, zone)]).toEqual([day, instantOf(next)]);
      expect([day, endOfDay(day, zone)]).toEqual([day, instantOf(next - 1)]);
    }
  });

  it('are counted as Temporal counts them, in every year', () => {
    const count = fc.integer({ min: -1_000_000, max: 1_000_000 });
    const first = Temporal.PlainDate.from('0000-01-01');
    fc.assert(
      fc.property(fc.nat(3_652_424), count, (n, days) => {
        const date = first.add({ days: n });
        expect(addDays(date.toString() as LocalDate, days)).toBe(date.add({ days }).toString());
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ['2024-02-28', 1, '2024-02-29'],
    ['2023-12-31', 1, '2024-01-01'],
    ['0000-03-01', -1, '0000-02-29'],
    ['9999-12-31', 1, '+010000-01-01'],
  ])('%s and %s days are %s', (date, count, sum) => {
    expect(addDays(date as LocalDate, count)).toBe(sum);
  });

  it.each([
    ['2026-11-30', 3, '2027-02-28'],
    ['2027-11-30', 3, '2028-02-29'],
    ['2026-12-31', 2, '2027-02-28'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-01-15', 12, '2027-01-15'],
  ])('%s and %s months are %s: a month without that day ends the span on its last', (date, count, sum) => {
    expect(addMonths(date as LocalDate, count)).toBe(sum);
  });
});
