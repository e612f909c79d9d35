import { monthsOf, type Period } from '#kernel';
import { largestRemainder } from './largest-remainder.ts';
import { sumOf, unitsOf, valueLike } from './target-sums.ts';
import { branchesOf, placeOf, type TargetNode, type TargetTree, type TargetValue } from './target-tree.ts';

/** How much of a whole falls to each; a share is 0 or more, in proportion to the others. */
export type Weights = ReadonlyMap<string, number>;

/** The people who are divided no further, by their ids. */
export function lastPeople(tree: TargetTree): readonly string[] {
  return lastOf(branchesOf(tree).members).toSorted();
}

/** The periods that are divided no further, the earliest first. */
export function lastPeriods(tree: TargetTree): readonly Period[] {
  return lastOf(branchesOf(tree).parts).toSorted((a, b) => monthsOf(a).first - monthsOf(b).first);
}

function lastOf<Name>(branches: ReadonlyMap<Name, readonly Name[]>): readonly Name[] {
  return [...branches].flatMap(([name, { length }]) => (length === 0 ? [name] : []));
}

/**
 * Divides the whole over everybody and every period: the last people in the last periods get their shares by the largest
 * remainder, a tie going to the earlier period, then to the lower staff id; every other node is the sum of those below it.
 * So every node equals the sum of its children, over people and over time.
 * @param people weights of all last people, @param periods of all last periods; not all 0
 */
export function allocate(
  tree: TargetTree,
  whole: TargetValue,
  people: Weights,
  periods: Weights,
): readonly TargetNode[] {
  const { members, parts } = branchesOf(tree);
  const staff = lastPeople(tree);
  const last = lastPeriods(tree).flatMap((period) => staff.map((person) => ({ person, period })));
  const weights = last.map(
    ({ person, period }) => BigInt(people.get(person) as number) * BigInt(periods.get(period) as number),
  );
  const shares = largestRemainder(unitsOf(whole), weights);
  const values = new Map(
    last.map(({ person, period }, n) => [placeOf(person, period), valueLike(whole, shares[n] as bigint)]),
  );

  function sumBelow(person: string, period: Period): TargetValue {
    const known = values.get(placeOf(person, period));
    if (known !== undefined) return known;
    const below = members.get(person)?.map((member) => sumBelow(member, period)) ?? [];
    const within = parts.get(period)?.map((part) => () => sumBelow(person, part)) ?? [];
    const value = sumOf(below.length > 0 ? below : within.map((part) => part()));
    values.set(placeOf(person, period), value);
    return value;
  }

  return tree.people.flatMap(({ id: person }) =>
    tree.periods.map((period) => ({ person, period, value: sumBelow(person, period) })),
  );
}
