import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { appended, type Kept, type KeptList, replaced, standingCount } from './kept.ts';

/** What was known at `now`, without its spans. */
function knownAt(list: KeptList, now: number) {
  return list
    .filter(([at, lag, until]) => at + lag <= now && (until === 0 || now < at + lag + until))
    .map(([at, , , ...what]) => [at, ...what]);
}

/** Effective at `at`, recorded at `from`. */
const kept = (at: number, from: number, ...what: number[]): Kept => [at, from - at, 0, ...what];

describe('what is kept', () => {
  it('at any recorded instant is what stood then, in that order, whatever is told later', () => {
    const version = fc.array(fc.tuple(fc.nat(5), fc.nat(3)), { maxLength: 6 });
    fc.assert(
      fc.property(fc.array(fc.tuple(version, fc.nat(2)), { maxLength: 8 }), (versions) => {
        let list: KeptList = [];
        let now = 0;
        const told = new Map<number, readonly (readonly [number, number])[]>();
        for (const [things, pause] of versions) {
          now += pause;
          const next = things.toSorted(([a], [b]) => a - b);
          const known = next.map(([at, what]) => kept(at, now, what));
          list = replaced(list, standingCount(list), known, now);
          told.set(now, next);
        }
        for (const [instant, next] of told) expect(knownAt(list, instant)).toEqual(next);
      }),
    );
  });

  it('leaves what is alike as it is, before and behind what changes', () => {
    const list = [kept(1, 10, 1), kept(3, 10, 3), kept(9, 10, 9)];
    const next = [kept(1, 20, 1), kept(2, 20, 2), kept(9, 20, 9)];
    expect(replaced(list, 3, next, 20)).toEqual([kept(1, 10, 1), [3, 7, 10, 3], kept(2, 20, 2), kept(9, 10, 9)]);
    expect(replaced(list, 3, [kept(1, 20, 1), kept(3, 20, 3), kept(9, 20, 9)], 20)).toBe(list);
  });

  it('forgets what a recording of the same instant overturned: nobody ever knew it', () => {
    expect(replaced([kept(1, 10, 1)], 1, [kept(1, 10, 2)], 10)).toEqual([kept(1, 10, 2)]);
  });

  it('replaces the last standing things only', () => {
    const list = replaced([kept(1, 10, 1), kept(2, 10, 2)], 1, [kept(2, 20, 5)], 20);
    expect(list).toEqual([kept(1, 10, 1), [2, 8, 10, 2], kept(2, 20, 5)]);
    expect(appended(list, kept(7, 30, 7))).toEqual([...list, [7, 23, 0, 7]]);
  });
});
