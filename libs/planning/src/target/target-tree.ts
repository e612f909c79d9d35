import { isWithin, type Money, monthsOf, type Period } from '#kernel';

/** Money collected (回款) or signed (签单), or a number of deals. */
export const MEASURES = ['collected', 'contract', 'count'] as const;
export type Measure = (typeof MEASURES)[number];

/** Money for `collected` and `contract`, a whole number for `count`. */
export type TargetValue = Money | number;

/** A member of staff, or the team, outlet or group that they make up. */
export interface TargetPerson {
  readonly id: string;
  /** Whom it is part of; absent: the whole. */
  readonly under?: string;
}

/** What one person is to reach in one period. */
export interface TargetNode {
  readonly person: string;
  readonly period: Period;
  readonly value: TargetValue;
}

/** Who is divided into whom, and which periods into which: every person has a node in every period. */
export interface TargetTree {
  readonly people: readonly TargetPerson[];
  readonly periods: readonly Period[];
}

/** Most nodes of a tree: a year by months and quarters for a hundred people. */
export const MOST_NODES = 2000;

export function personOnTop({ people }: TargetTree): string | undefined {
  return people.find(({ under }) => under === undefined)?.id;
}

/** The period that contains all others. */
export function wholePeriod({ periods }: TargetTree): Period | undefined {
  return periods.find((whole) => periods.every((one) => one === whole || isWithin(one, whole)));
}

/** Who and what divides whom and what, at the next level. Who is divided no further has no members; likewise periods. */
export interface Branches {
  readonly members: ReadonlyMap<string, readonly string[]>;
  readonly parts: ReadonlyMap<Period, readonly Period[]>;
}

export function branchesOf({ people, periods }: TargetTree): Branches {
  const members = new Map(people.map(({ id }) => [id, [] as string[]]));
  for (const { id, under } of people) if (under !== undefined) members.get(under)?.push(id);
  const parts = new Map(periods.map((period) => [period, [] as Period[]]));
  const spans = periods.map((period) => ({ period, ...monthsOf(period) })).sort((a, b) => a.count - b.count);
  for (const [n, { period, first, count }] of spans.entries()) {
    // They overlap only where one contains the other: the shortest longer one around is the next.
    const next = spans.find((one, m) => m > n && one.first <= first && first + count <= one.first + one.count);
    if (next) parts.get(next.period)?.push(period);
  }
  return { members, parts };
}

/** Where a node's value stands. Neither part of it has a space. */
export function placeOf(person: string, period: Period): string {
  return `${period} ${person}`;
}
