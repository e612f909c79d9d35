import { describe, expect, it } from '@jest/globals';
import { DEFAULT_ZONE } from '#kernel';
import { simulate } from '#simulation';
import { DEMO } from './demo.ts';

describe('the demo', () => {
  it('is 18 months of a dealership with some thousand opportunities, late entries and broken rules, always the same', () => {
    const simulation = simulate({ ...DEMO, zone: DEFAULT_ZONE });
    const { months, late, commands, violations } = simulation.truth();
    expect(months).toHaveLength(18);
    expect(months.at(-1)?.effective.entered).toBe(2_000);
    expect(late / commands).toBeGreaterThan(0.04);
    expect(new Set(violations.map(({ rule }) => rule)).size).toBe(4);
    expect([...simulation.commands].slice(-50)).toEqual(
      [...simulate({ ...DEMO, zone: DEFAULT_ZONE }).commands].slice(-50),
    );
  });
});
