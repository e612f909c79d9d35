import { describe, expect, it } from '@jest/globals';
import type { LocalDate } from '../zone.ts';
import { parseBirthday } from './birthday.ts';

const today = '2026-11-24' as LocalDate;

describe('a birthday', () => {
  it.each([
    ['1900-01-01', 'unknown'],
    ['1900-01-02', '1900-01-02'],
    ['2000-02-29', '2000-02-29'],
    ['2026-11-24', '2026-11-24'],
    ['1899-12-31', undefined],
    ['2026-11-25', undefined],
    ['1990-02-30', undefined],
    ['unknown', undefined],
    ['', undefined],
  ])('%j reads as %s', (text, read) => {
    expect(parseBirthday(text, today)).toBe(read);
  });
});
