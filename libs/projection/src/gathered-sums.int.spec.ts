import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { gatherSums } from './gathered-sums.ts';
import { addTo, documentWith, noAdditions, sumsOf } from './sums.ts';

/** What a build sets aside, in memory. */
function asideInMemory() {
  const rows: (readonly [string, string])[] = [];
  return {
    rows,
    setAside: async (_: string, texts: Iterable<readonly [string, string]>) => void rows.push(...texts),
    aside: () => rows.toSorted(([a], [b]) => (a < b ? -1 : 1)),
  };
}

const amount = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.constantFrom(Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER),
  fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }),
);
const addition = fc.tuple(fc.constantFrom('b', 'a', 'c'), fc.constantFrom('x', 'y', 'z', '__proto__'), amount);

describe('gathered sums', () => {
  it('come to what all additions come to, in order of key, however many are kept in memory', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(addition, { maxLength: 30 })),
        fc.integer({ min: 1, max: 20 }),
        async (pages, room) => {
          const aside = asideInMemory();
          const gathered = gatherSums(aside, room);
          const all = pages.map((page) => {
            const additions = noAdditions();
            for (const [key, name, delta] of page) addTo(additions, key, [[name, delta]], { of: key });
            return additions;
          });
          for (const additions of all) await gathered.add(new Map([['cells', additions]]));
          const documents = [];
          for await (const some of gathered.documents('cells')) documents.push(...some);
          const expected = [...sumsOf(all)].map(([key, sum]) => [key, documentWith(undefined, sum)] as const);
          const there = expected.filter(([, document]) => document).sort(([a], [b]) => (a < b ? -1 : 1));
          expect(JSON.stringify(documents.map(sorted))).toBe(JSON.stringify(there.map(sorted)));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('are set aside where they do not fit, each number once', async () => {
    const aside = asideInMemory();
    const gathered = gatherSums(aside, 2);
    for (const name of ['x', 'x', 'x', 'y', 'z', 'w']) {
      const additions = noAdditions();
      addTo(additions, 'k', { [name]: 1 });
      await gathered.add(new Map([['cells', additions]]));
    }
    expect(aside.rows).toEqual([['k', '[{},[["x",3],["y",1],["z",1],["w",1]]]']]);
  });
});

/** Numbers in order of name. */
function sorted([key, document]: readonly [string, object | null]) {
  return [key, Object.entries(document ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))];
}
