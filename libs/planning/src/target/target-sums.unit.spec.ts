import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { monthsOf, type Period } from '#kernel';
import { allocate, lastPeople, lastPeriods } from './allocation.ts';
import { trees, wholes } from './target.fixture.ts';
import { withNodes } from './target.ts';
import { refuseSums, type TargetValues, unitsOf, valueLike } from './target-sums.ts';
import { placeOf, type TargetNode, type TargetTree } from './target-tree.ts';

const yuan = (amount: string) => ({ amount, currency: 'CNY' });
const period = (text: string) => text as Period;

const tree: TargetTree = {
  people: [{ id: 'o-1' }, { id: 's-1', under: 'o-1' }, { id: 's-2', under: 'o-1' }],
  periods: ['2027-H1', '2027-Q1', '2027-Q2'].map(period),
};
const values = (nodes: Readonly<Record<string, string>>): TargetValues =>
  new Map(Object.entries(nodes).map(([place, amount]) => [place, yuan(amount)]));
const ONLY_TOP = { '2027-H1 o-1': '300.00' };
const BY_PEOPLE = { ...ONLY_TOP, '2027-H1 s-1': '199.99', '2027-H1 s-2': '100.01' };

describe('target-sums', () => {
  it.each<[string, Readonly<Record<string, string>>]>([
    ['a whole that is not divided', ONLY_TOP],
    ['a whole divided over people', BY_PEOPLE],
    ['a whole divided over time', { ...ONLY_TOP, '2027-Q1 o-1': '300.00', '2027-Q2 o-1': '0.00' }],
    [
      'a whole divided over people, and over time beside',
      { ...BY_PEOPLE, '2027-Q1 o-1': '120.00', '2027-Q2 o-1': '180.00' },
    ],
  ])('is kept by %s', (_, nodes) => {
    expect(refuseSums(tree, values(nodes), [], [])).toBeUndefined();
  });

  it.each<[string, Readonly<Record<string, string>>, RegExp]>([
    [
      'people who sum to a cent less',
      { ...BY_PEOPLE, '2027-H1 s-2': '100.00' },
      /^The target of o-1 in 2027-H1 is 300\.00 CNY, and its children over people sum to 299\.99 CNY$/,
    ],
    [
      'periods that sum to a cent more',
      { ...ONLY_TOP, '2027-Q1 o-1': '300.00', '2027-Q2 o-1': '0.01' },
      /^The target of o-1 in 2027-H1 is 300\.00 CNY, and its children over time sum to 300\.01 CNY$/,
    ],
    [
      'a child that was left out',
      { ...ONLY_TOP, '2027-H1 s-1': '199.99' },
      /o-1 in 2027-H1 is 300\.00 CNY, .* people sum to 199\.99 CNY/,
    ],
    [
      'children of a node that was left out',
      { ...BY_PEOPLE, '2027-Q1 s-1': '100.00', '2027-Q2 s-1': '99.99' },
      /o-1 in 2027-Q1 is nothing, .* people sum to 100\.00 CNY/,
    ],
  ])('is broken by %s', (_, nodes, reason) => {
    const refusal = refuseSums(tree, values(nodes), [], ['event-1']);
    expect(refusal).toMatchObject({ rule: 'target-sums', ruleVersion: 'lifecycle@1', evidence: ['event-1'] });
    expect(refusal?.reason.en).toMatch(reason);
    expect(refusal?.reason.zh).toMatch(/之和为 \d/);
  });

  it('is broken in 10,000 random targets by any one node that is not what it was, and by nothing before', () => {
    const random = fc.tuple(trees, wholes, fc.nat(), fc.integer({ min: 1, max: 3 }), fc.boolean());
    fc.assert(
      fc.property(random, ([tree, whole, place, difference, less]) => {
        const one = (names: readonly string[]) => new Map(names.map((name, n) => [name, n + 1]));
        const nodes = allocate(tree, whole, one(lastPeople(tree)), one(lastPeriods(tree)));
        const held = withNodes(new Map(), nodes);
        if (refuseSums(tree, held, [], []) !== undefined) throw new Error('broken before');
        if (nodes.length === 1) return;
        const node = nodes[place % nodes.length] as TargetNode;
        const units = unitsOf(node.value) + BigInt(less ? -difference : difference);
        if (units < 0n) return;
        const changed = withNodes(held, [{ ...node, value: valueLike(node.value, units) }]);
        if (refuseSums(tree, changed, [], [])?.rule !== 'target-sums') throw new Error('not broken');
        if (holdsBySpans(tree, held) !== true || holdsBySpans(tree, changed) !== false) throw new Error('oracle');
      }),
      { numRuns: 10_000 },
    );
  });
});

/** By another way: what the last of all have, added to everybody above in every period around. */
function holdsBySpans({ people, periods }: TargetTree, held: TargetValues): boolean {
  const months = periods.map((one) => ({ one, ...monthsOf(one) }));
  const above = new Map(people.map(({ id, under }) => [id, under]));
  const leaders = new Set(above.values());
  const sums = new Map<string, bigint>();
  for (const part of months) {
    const around = months.filter(({ first, count }) => first <= part.first && first + count >= part.first + part.count);
    const isDivided = months.some(
      ({ first, count }) => count < part.count && first >= part.first && first < part.first + part.count,
    );
    if (isDivided) continue;
    for (const { id } of people) {
      if (leaders.has(id)) continue;
      const units = unitsOf(held.get(placeOf(id, part.one)) as number);
      for (let person: string | undefined = id; person !== undefined; person = above.get(person)) {
        for (const { one } of around) sums.set(placeOf(person, one), (sums.get(placeOf(person, one)) ?? 0n) + units);
      }
    }
  }
  return [...held].every(([place, value]) => sums.get(place) === unitsOf(value));
}
