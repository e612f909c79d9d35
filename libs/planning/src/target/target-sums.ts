import { minorUnits, money, type Period, type Refusal, refuse } from '#kernel';
import { branchesOf, placeOf, type TargetNode, type TargetTree, type TargetValue } from './target-tree.ts';

/** Values by `placeOf`. */
export type TargetValues = ReadonlyMap<string, TargetValue>;

/**
 * Whether every node equals the sum of its children over people and that of its children over time, in the smallest unit of
 * the currency. A node none of whose children has a value is not divided yet.
 * @param given the nodes that the command names
 * @returns the refusal that names the first node for which it does not hold, both sums, and where the command names it
 */
export function refuseSums(
  tree: TargetTree,
  values: TargetValues,
  given: readonly TargetNode[],
  evidence: readonly string[],
): Refusal | undefined {
  const { members, parts } = branchesOf(tree);
  for (const [person, people] of members) {
    for (const [period, periods] of parts) {
      const value = values.get(placeOf(person, period));
      const overPeople = people.flatMap((member) => values.get(placeOf(member, period)) ?? []);
      const node = { person, period, value, at: pointerTo(given, person, period) };
      if (differs(value, overPeople)) return unequal(node, OVER_PEOPLE, sumOf(overPeople), evidence);
      const overTime = periods.flatMap((part) => values.get(placeOf(person, part)) ?? []);
      if (differs(value, overTime)) return unequal(node, OVER_TIME, sumOf(overTime), evidence);
    }
  }
  return undefined;
}

/** In the smallest unit. */
export function unitsOf(value: TargetValue): bigint {
  return typeof value === 'number' ? BigInt(value) : minorUnits(value);
}

/** So many of the smallest unit, as a value like another. */
export function valueLike(like: TargetValue, units: bigint): TargetValue {
  return typeof like === 'number' ? Number(units) : money(units, like.currency);
}

/** The sum of one value or more, all of one kind. */
export function sumOf(values: readonly TargetValue[]): TargetValue {
  return valueLike(values[0] as TargetValue, unitsIn(values));
}

function differs(value: TargetValue | undefined, children: readonly TargetValue[]): boolean {
  if (children.length === 0) return false;
  return value === undefined || unitsOf(value) !== unitsIn(children);
}

function unitsIn(values: readonly TargetValue[]): bigint {
  return values.reduce((sum, value) => sum + unitsOf(value), 0n);
}

/** Where a command names a node; where it does not, its list of nodes. */
function pointerTo(given: readonly TargetNode[], person: string, period: Period): string {
  const n = given.findIndex((node) => node.person === person && node.period === period);
  return n < 0 ? '/data/nodes' : `/data/nodes/${n}`;
}

const OVER_PEOPLE = { zh: '下级人员', en: 'over people' };
const OVER_TIME = { zh: '下级期间', en: 'over time' };

interface Unequal extends Pick<TargetNode, 'person' | 'period'> {
  readonly value: TargetValue | undefined;
  readonly at: string;
}

function unequal(
  { person, period, value, at }: Unequal,
  over: typeof OVER_TIME,
  sum: TargetValue,
  evidence: readonly string[],
): Refusal {
  const own = value === undefined ? { zh: '空', en: 'nothing' } : { zh: textOf(value), en: textOf(value) };
  return refuse(
    'target-sums',
    {
      zh: `${person} 在 ${period} 的目标为${own.zh}，其${over.zh}之和为 ${textOf(sum)}`,
      en: `The target of ${person} in ${period} is ${own.en}, and its children ${over.en} sum to ${textOf(sum)}`,
    },
    {
      evidence,
      remedy: {
        zh: '使每个节点都等于其下级人员之和、下级期间之和，或用 AllocateTarget 分解',
        en: 'Make every node equal the sum of its children, over people and over time, or have AllocateTarget divide it',
      },
      at,
    },
  );
}

function textOf(value: TargetValue): string {
  return typeof value === 'number' ? String(value) : `${value.amount} ${value.currency}`;
}
