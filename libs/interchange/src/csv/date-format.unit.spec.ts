import { describe, expect, it } from '@jest/globals';
import type { Zone } from '#kernel';
import { dateFormat } from './date-format.ts';

const SHANGHAI = 'Asia/Shanghai' as Zone;
const BERLIN = 'Europe/Berlin' as Zone;

describe('dateFormat', () => {
  // Asia/Shanghai is UTC+8 all year. Berlin goes from 02:00 to 03:00 on 2024-03-31 and repeats 02:00–03:00 on 2024-10-27.
  it.each([
    ['ISO', '2024-02-29', SHANGHAI, '2024-02-28T16:00:00.000Z'],
    ['ISO', '2024-02-29T10:30:00+08:00', BERLIN, '2024-02-29T02:30:00.000Z'],
    ['D.M.YYYY', '3.4.2024', SHANGHAI, '2024-04-02T16:00:00.000Z'],
    ['MM/DD/YYYY', '04/03/2024', SHANGHAI, '2024-04-02T16:00:00.000Z'],
    ['YYYY年M月D日', '2024年4月3日', SHANGHAI, '2024-04-02T16:00:00.000Z'],
    ['YYYY-MM-DD HH:mm:ss', '2024-04-03 08:15:30', SHANGHAI, '2024-04-03T00:15:30.000Z'],
    ['YYYY-MM-DDTHH:mm', '2024-04-03T08:15', SHANGHAI, '2024-04-03T00:15:00.000Z'],
    ['YYYYMMDD', '20240403', SHANGHAI, '2024-04-02T16:00:00.000Z'],
    ['YYYY-MM-DD H:mm', '2024-03-31 2:30', BERLIN, '2024-03-31T01:30:00.000Z'],
    ['YYYY-MM-DD H:mm', '2024-10-27 2:30', BERLIN, '2024-10-27T00:30:00.000Z'],
  ])('%s reads %s in %s as %s', (pattern, text, zone, instant) => {
    expect(dateFormat(pattern)?.instant(text, zone)).toBe(instant);
  });

  it.each([
    ['ISO', '2017-02-30'],
    ['ISO', '2017-2-3'],
    ['D.M.YYYY', '29.2.2023'],
    ['MM/DD/YYYY', '13/01/2024'],
    ['YYYY-MM-DD HH:mm', '2024-04-03 24:00'],
    ['YYYY-MM-DD HH:mm', '2024-04-03 08:60'],
    ['YYYY-MM-DD', '2024-04-03 '],
    ['YYYY.MM.DD', '2024-04-03'],
  ])('%s does not read %s', (pattern, text) => {
    expect(dateFormat(pattern)?.instant(text, SHANGHAI)).toBeUndefined();
  });

  it('gives the date alone where that is asked', () => {
    expect(dateFormat('DD/MM/YYYY')?.date('05/04/1985')).toBe('1985-04-05');
    expect(dateFormat('ISO')?.date('1985-04-05')).toBe('1985-04-05');
  });

  it.each(['', 'YYYY-MM', 'yyyy-MM-DD', 'YYYY-MM-DD DD', 'YYYY-MM-DD 0', 'MMM D YYYY'])(
    'has no pattern "%s"',
    (pattern) => {
      expect(dateFormat(pattern)).toBeUndefined();
    },
  );
});
