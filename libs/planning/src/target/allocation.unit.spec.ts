import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Period } from '#kernel';
import { allocate, lastPeople, lastPeriods } from './allocation.ts';
import { trees, wholes } from './target.fixture.ts';
import { withNodes } from './target.ts';
import { refuseSums, unitsOf } from './target-sums.ts';
import { personOnTop, placeOf, type TargetNode, type TargetTree, wholePeriod } from './target-tree.ts';

const equally = (names: readonly string[]) => new Map(names.map((name) => [name, 1]));
const inEqualParts = (tree: TargetTree, whole: TargetNode['value']) =>
  allocate(tree, whole, equally(lastPeople(tree)), equally(lastPeriods(tree)));

const yuan = (amount: string) => ({ amount, currency: 'CNY' });
const period = (text: string) => text as Period;

describe('an allocation', () => {
  const team: TargetTree = {
    people: [{ id: 'o-1' }, { id: 's-2', under: 'o-1' }, { id: 's-1', under: 'o-1' }],
    periods: ['2027-Q1', '2027-02', '2027-01', '2027-03'].map(period),
  };

  it('gives what is left over to the earlier period, then to the lower staff id', () => {
    const parts = new Map(
      inEqualParts(team, yuan('100.02')).map(({ person, period, value }) => [`${period} ${person}`, value]),
    );
    // 10,002 fen in six parts are 1,667 each; with 10,004 two are left over, and with 10,005 three.
    expect(parts.get('2027-01 s-1')).toEqual(yuan('16.67'));
    const at = (whole: string) =>
      ['2027-01 s-1', '2027-01 s-2', '2027-02 s-1', '2027-02 s-2', '2027-03 s-1', '2027-03 s-2'].map(
        (place) => inEqualParts(team, yuan(whole)).find((node) => place === `${node.period} ${node.person}`)?.value,
      );
    const amounts = (...fen: readonly number[]) => fen.map((n) => yuan(`16.${n}`));
    expect(at('100.04')).toEqual(amounts(68, 68, 67, 67, 67, 67));
    expect(at('100.05')).toEqual(amounts(68, 68, 68, 67, 67, 67));
  });

  it('follows the weights of people and of periods together', () => {
    const nodes = allocate(
      team,
      120,
      new Map([
        ['s-1', 3],
        ['s-2', 1],
      ]),
      new Map([
        ['2027-01', 1],
        ['2027-02', 0],
        ['2027-03', 2],
      ]),
    );
    const values = withNodes(new Map(), nodes);
    const at = (person: string, of: string) => values.get(placeOf(person, period(of)));
    expect([at('s-1', '2027-01'), at('s-2', '2027-01'), at('s-1', '2027-03'), at('s-2', '2027-03')]).toEqual([
      30, 10, 60, 20,
    ]);
    expect([at('o-1', '2027-02'), at('o-1', '2027-03'), at('s-1', '2027-Q1'), at('o-1', '2027-Q1')]).toEqual([
      0, 80, 90, 120,
    ]);
  });

  it('leaves no node of any tree different from the sums of its children, nor the whole from what it was', () => {
    fc.assert(
      fc.property(trees, wholes, (tree, whole) => {
        const nodes = inEqualParts(tree, whole);
        expect(nodes).toHaveLength(tree.people.length * tree.periods.length);
        const values = withNodes(new Map(), nodes);
        expect(values.get(placeOf(personOnTop(tree) as string, wholePeriod(tree) as Period))).toEqual(whole);
        expect(refuseSums(tree, values, [], [])).toBeUndefined();
        // By another way: the leaves below a node, found by walking up from each.
        const leaves = lastPeople(tree).flatMap((person) => lastPeriods(tree).map((of) => ({ person, of })));
        const units = leaves.map(({ person, of }) => unitsOf(values.get(placeOf(person, of)) as typeof whole));
        const sorted = units.toSorted((a, b) => (a < b ? -1 : 1));
        const spread = (sorted.at(-1) as bigint) - (sorted[0] as bigint);
        expect(spread <= 1n).toBe(true);
        expect(units.reduce((so, one) => so + one, 0n)).toBe(unitsOf(whole));
      }),
      { numRuns: 500 },
    );
  });
});
