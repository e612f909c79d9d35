import { describe, expect, it } from '@jest/globals';
import { fill } from './text.ts';

describe('a text', () => {
  it.each([
    ['{day} 已过，{count} 项', '2026-11-24 已过，3 项'],
    ['nothing to fill', 'nothing to fill'],
    ['{count}{count}', '33'],
    ['{unknown} stays, {} and {not a name} too', '{unknown} stays, {} and {not a name} too'],
    ['{ {count}, {day', '{ 3, {day'],
    ['{none} stays', '{none} stays'],
    ['said: {braces}', 'said: {count}'],
  ])('%s is filled as %s', (template, said) => {
    const values = { day: '2026-11-24', count: 3, braces: '{count}', none: undefined };
    expect(fill({ zh: template, en: template }, values)).toEqual({ zh: said, en: said });
  });

  it('is filled from beneath where the values have none of a name', () => {
    const text = { zh: '{day}，{count} 项', en: '{day}: {count} of {limit}' };
    expect(fill(text, { count: 3 }, { count: 9, limit: 5 })).toEqual({ zh: '{day}，3 项', en: '{day}: 3 of 5' });
  });
});
