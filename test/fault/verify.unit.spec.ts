import { describe, expect, it } from '@jest/globals';
import { faultsOf } from './verify.ts';

const stored = (...entries: [lane: number, n: number, position: number][]) =>
  entries.map(([lane, n, position]) => ({ lane, n, position }));

describe('what is wrong with a log', () => {
  it('is nothing where every acknowledged entry stands once, in order; more may stand than was acknowledged', () => {
    expect(faultsOf(stored([0, 0, 1], [1, 0, 2], [0, 1, 3]), [{ lane: 0, n: 0 }])).toEqual([]);
  });

  it.each([
    ['an entry that was acknowledged and is not there', stored([0, 0, 1]), 'acknowledged entry 0 1 is lost'],
    ['a gap between positions', stored([0, 0, 1], [0, 1, 3]), 'position 3 follows 1'],
    ['an entry that stands twice', stored([0, 0, 1], [0, 1, 2], [0, 1, 3]), 'entry 0 1 stands twice'],
    ['an entry before the one it follows', stored([0, 1, 1], [0, 0, 2]), 'entry 0 1 follows 0 -1'],
  ])('names %s', (_, contents, fault) => {
    const acknowledged = [
      { lane: 0, n: 0 },
      { lane: 0, n: 1 },
    ];
    expect(faultsOf(contents, acknowledged)).toContain(fault);
  });
});
