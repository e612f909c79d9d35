import { isAggregateId, type Money, monthsOf, type Period, parsePeriod, partsOf } from '#kernel';
import { allocate, lastPeriods } from '../target/allocation.ts';
import { MOST_NODES, type TargetPerson, type TargetTree } from '../target/target-tree.ts';
import { refusePlan } from './plan-refused.ts';

/** What falls to one person in one month. */
export interface AllocatedNode {
  readonly person: string;
  readonly period: Period;
  readonly value: Money;
  readonly entries: number;
}

/** A target and its entries over people and months: both sum to the whole exactly, by the largest remainder. */
export interface PlanAllocation {
  readonly period: Period;
  readonly value: Money;
  readonly entries: number;
  readonly nodes: readonly AllocatedNode[];
}

/** Weights of people by id, and the period that is divided into months. */
export interface Shares {
  readonly people: ReadonlyMap<string, number>;
  readonly period: Period;
}

/** No id of a person has a space. */
const EVERYBODY = 'all of them';

/** People are written `id`, or `id=weight`. @throws PlanRefused */
export function sharesOf(people: readonly string[], period: string): Shares {
  const read = parsePeriod(period);
  if (!read) {
    throw refusePlan(
      `period 为 ${JSON.stringify(period.slice(0, 64))}：应写成 2027、2027-H1、2027-Q1 或 2027-01`,
      `period is ${JSON.stringify(period.slice(0, 64))}: write 2027, 2027-H1, 2027-Q1 or 2027-01`,
    );
  }
  const weights = new Map(people.map(weightOf));
  if (weights.size < people.length)
    throw refusePlan('person 中有人重复：每人只写一次', 'person names somebody twice: name each once');
  if ([...weights.values()].every((weight) => weight === 0)) {
    throw refusePlan(
      'person 的权重全为 0：至少一人大于 0',
      'person gives everybody the weight 0: give one of them more',
    );
  }
  const nodes = weights.size * monthsOf(read).count;
  if (nodes > MOST_NODES) {
    throw refusePlan(
      `人员与月份共 ${nodes} 个节点，至多 ${MOST_NODES} 个`,
      `people and months make ${nodes} nodes, and there may be ${MOST_NODES}: divide fewer`,
    );
  }
  return { people: weights, period: read };
}

function weightOf(written: string): readonly [id: string, weight: number] {
  const [id = '', weight = '1', ...more] = written.split('=');
  if (isAggregateId(id) && /^\d{1,6}$/.test(weight) && more.length === 0) return [id, Number(weight)];
  throw refusePlan(
    'person 应写成员工编号，或 编号=权重（整数），例如 s-1=2',
    'person is written as an id of staff, or as id=weight with a whole number, such as s-1=2',
  );
}

/** Divides a target and its entries, each by itself; a tie goes to the earlier month, then to the lower id. */
export function allocatePlan(value: Money, entries: number, { people, period }: Shares): PlanAllocation {
  const tree = treeOf(people, period);
  const months = lastPeriods(tree);
  const equally = new Map(months.map((month) => [month as string, 1]));
  const counts = new Map(
    allocate(tree, entries, people, equally).map(({ person, period: month, value: count }) => [
      `${month} ${person}`,
      count as number,
    ]),
  );
  const nodes = allocate(tree, value, people, equally)
    .filter(({ person, period: month }) => people.has(person) && months.includes(month))
    .map(({ person, period: month, value: amount }) => ({
      person,
      period: month,
      value: amount as Money,
      entries: counts.get(`${month} ${person}`) as number,
    }));
  return { period, value, entries, nodes };
}

function treeOf(people: ReadonlyMap<string, number>, period: Period): TargetTree {
  const members: readonly TargetPerson[] = [...people.keys()].map((id) => ({ id, under: EVERYBODY }));
  const months = partsOf(period, 1);
  return { people: [{ id: EVERYBODY }, ...members], periods: months.length === 1 ? months : [period, ...months] };
}
