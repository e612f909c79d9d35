import { describe, expect, it } from '@jest/globals';
import type { Kilometres } from '#kernel';
import { validateAs } from '../validate-as.ts';
import { IsGroup, IsGroupList } from './nested.ts';
import { IsKilometres } from './number.ts';

class Reading {
  @IsKilometres() readonly km!: Kilometres;
}

class Trip {
  @IsGroup(() => Reading) readonly start!: Reading;
  @IsGroupList(() => Reading, 2) readonly stops!: readonly Reading[];
}

const result = (data: object) => {
  const validated = validateAs(Trip, data);
  return 'errors' in validated ? validated.errors.map(({ code, pointer }) => `${code} ${pointer}`) : validated.input;
};
const start = { km: 1.5 };

describe('groups of fields', () => {
  it('are read as plain objects', () => {
    expect(result({ start, stops: [start, start] })).toEqual({ start, stops: [start, start] });
    expect(result({ start, stops: [] })).toEqual({ start, stops: [] });
  });

  it.each([
    [{ start: 'x', stops: [] }, 'object /start'],
    [{ start: [start], stops: [] }, 'object /start'],
    [{ start: null, stops: [] }, 'object /start'],
    [{ stops: [] }, 'missing-field /start'],
    [{ start: {}, stops: [] }, 'missing-field /start/km'],
    [{ start: { km: 1.55 }, stops: [] }, 'kilometres /start/km'],
    [{ start: { km: 1, miles: 1 }, stops: [] }, 'unknown-field /start/miles'],
    [{ start, stops: start }, 'list-of-objects /stops'],
    [{ start, stops: [start, start, start] }, 'list-of-objects /stops'],
    [{ start, stops: [start, { km: '1' }] }, 'kilometres /stops/1/km'],
  ])('%j is refused where it is wrong', (data, place) => {
    expect(result(data)).toEqual([place]);
  });
});
