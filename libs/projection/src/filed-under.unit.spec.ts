import { describe, expect, it } from '@jest/globals';
import { isAggregateId } from '#kernel';
import { filedUnder, SEVERAL } from './filed-under.ts';

describe('what a document is filed under', () => {
  it.each([
    [[], null],
    [[undefined], null],
    [['a'], 'a'],
    [[undefined, 'a', undefined, 'a'], 'a'],
    [['a', 'b'], SEVERAL],
    [['a', 'b', 'a'], SEVERAL],
    [['a', 'b', undefined], SEVERAL],
  ])('is for the values %j: %j', (values: readonly (string | undefined)[], filed) => {
    const held = values.reduce<string | null>((known, value) => filedUnder(known, value), null);
    expect(held).toBe(filed);
  });

  it('is no id where there were several', () => {
    expect(isAggregateId(SEVERAL)).toBe(false);
  });
});
