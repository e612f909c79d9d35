import { monthsOf, type Period, type Refusal, refuse, type Text } from '#kernel';
import {
  branchesOf,
  type Measure,
  MOST_NODES,
  personOnTop,
  placeOf,
  type TargetNode,
  type TargetTree,
  type TargetValue,
  wholePeriod,
} from './target-tree.ts';

/** Refuses people that are no tree, periods that do not divide one another without a gap, and a tree that is too large. */
export function refuseTree(tree: TargetTree): Refusal | undefined {
  const fault = faultOfPeople(tree) ?? faultOfPeriods(tree) ?? faultOfSize(tree);
  return (
    fault &&
    refuse('target-tree', fault, {
      remedy: {
        zh: '人员须为一棵树；期间须由一个总期间逐级分解，各级首尾相接、没有空缺',
        en: 'Give people that form one tree, and one period with those that divide it, without a gap at any level',
      },
    })
  );
}

function faultOfPeople(tree: TargetTree): Text | undefined {
  const ids = tree.people.map(({ id }) => id);
  const known = new Set(ids);
  if (known.size < ids.length) {
    const twice = ids.find((id, n) => ids.indexOf(id) !== n);
    return { zh: `人员 ${twice} 出现两次`, en: `${twice} stands among the people twice` };
  }
  const tops = tree.people.filter(({ under }) => under === undefined);
  if (tops.length !== 1) return { zh: '人员须恰有一个最上级', en: 'Exactly one of the people is under nobody' };
  const stray = tree.people.find(({ under }) => under !== undefined && !known.has(under));
  if (stray) {
    return {
      zh: `${stray.id} 的上级 ${stray.under} 不在其中`,
      en: `${stray.id} is under ${stray.under}, who is not there`,
    };
  }
  const reached = new Set([personOnTop(tree)]);
  for (let before = 0; before < reached.size; ) {
    before = reached.size;
    for (const { id, under } of tree.people) if (under !== undefined && reached.has(under)) reached.add(id);
  }
  const looped = ids.find((id) => !reached.has(id));
  return looped === undefined
    ? undefined
    : { zh: `${looped} 的上级关系成环`, en: `${looped} is under itself, through others` };
}

function faultOfPeriods(tree: TargetTree): Text | undefined {
  const { periods } = tree;
  const twice = periods.find((period, n) => periods.indexOf(period) !== n);
  if (twice !== undefined) return { zh: `期间 ${twice} 出现两次`, en: `${twice} stands among the periods twice` };
  if (wholePeriod(tree) === undefined) {
    return { zh: '没有一个期间包含其余所有期间', en: 'There is no period that contains all others' };
  }
  const { parts } = branchesOf(tree);
  const gap = periods.find((period) => {
    const inside = parts.get(period) ?? [];
    return inside.length > 0 && monthsIn(inside) < monthsOf(period).count;
  });
  return gap && { zh: `${gap} 的下级期间有空缺`, en: `The periods that divide ${gap} leave some of it out` };
}

function monthsIn(periods: readonly Period[]): number {
  return periods.reduce((sum, period) => sum + monthsOf(period).count, 0);
}

function faultOfSize({ people, periods }: TargetTree): Text | undefined {
  const nodes = people.length * periods.length;
  if (nodes <= MOST_NODES) return undefined;
  return {
    zh: `人员与期间共 ${nodes} 个节点，至多 ${MOST_NODES} 个`,
    en: `People and periods make ${nodes} nodes, and a tree has at most ${MOST_NODES}`,
  };
}

/** Refuses nodes that are of nobody or no period of the tree, stand twice, or do not have the measure's kind of value. */
export function refuseNodes(
  { people, periods }: TargetTree,
  measure: Measure,
  nodes: readonly TargetNode[],
): Refusal | undefined {
  const ids = new Set(people.map(({ id }) => id));
  const places = new Set<string>();
  for (const [n, { person, period, value }] of nodes.entries()) {
    const node = { person, period, at: `/data/nodes/${n}` };
    if (!ids.has(person) || !periods.includes(period)) return unknownNode(node);
    if (places.has(placeOf(person, period))) return repeatedNode(node);
    places.add(placeOf(person, period));
    if ((typeof value === 'number') !== (measure === 'count')) return otherMeasure(node, measure);
  }
  const currencies = new Set(nodes.flatMap(({ value }) => currencyOf(value) ?? []));
  return currencies.size > 1 ? severalCurrencies([...currencies]) : undefined;
}

export function currencyOf(value: TargetValue): string | undefined {
  return typeof value === 'number' ? undefined : value.currency;
}

interface PlacedNode extends Pick<TargetNode, 'person' | 'period'> {
  /** Pointer into the command. */
  readonly at: string;
}

function unknownNode({ person, period, at }: PlacedNode) {
  return refuse(
    'target-node-known',
    { zh: `目标中没有 ${person} 在 ${period} 的节点`, en: `The tree has no node of ${person} in ${period}` },
    { remedy: { zh: '只写目标中的人员和期间', en: 'Name people and periods of the tree only' }, at },
  );
}

function repeatedNode({ person, period, at }: PlacedNode) {
  return refuse(
    'target-node-once',
    { zh: `${person} 在 ${period} 的节点出现两次`, en: `The node of ${person} in ${period} is given twice` },
    { remedy: { zh: '每个节点只写一次', en: 'Give each node once' }, at },
  );
}

function otherMeasure({ person, period, at }: PlacedNode, measure: Measure) {
  return refuse(
    'target-measure',
    {
      zh: `${person} 在 ${period} 的值与口径 ${measure} 不符`,
      en: `The value of ${person} in ${period} is none of the measure ${measure}`,
    },
    {
      remedy: {
        zh: 'collected、contract 填金额，count 填整数',
        en: 'Give money for collected and contract, a whole number for count',
      },
      at,
    },
  );
}

function severalCurrencies(currencies: readonly string[]) {
  return refuse(
    'target-one-currency',
    {
      zh: `一个目标不能有多种货币：${currencies.join('、')}`,
      en: `A target is in one currency, not in ${currencies.join(' and ')}`,
    },
    { remedy: { zh: '每种货币各设一个目标', en: 'Set a target for each currency' } },
  );
}
