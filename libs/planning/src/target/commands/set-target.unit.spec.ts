import { fact } from '#kernel';
import { describeCommand } from '#kernel/testing';
import { targetSet } from '../events/target-set.ts';
import { setTarget } from './set-target.ts';
import { locked, node, set, wanted, yuan } from './target-cases.fixture.ts';

const withNodes = (...nodes: readonly ReturnType<typeof node>[]) => ({ ...wanted, nodes });
const top = node('o-1', '2027-H1', yuan('300.00'));
const byPeople = withNodes(top, node('s-1', '2027-H1', yuan('299.99')), node('s-2', '2027-H1', yuan('0.01')));
const byCount = { ...wanted, measure: 'count', nodes: [node('o-1', '2027-H1', 9)] } as const;

const refused = (name: string, input: Parameters<typeof setTarget.decide>[0], rule: string) => ({
  name,
  input,
  gives: { refused: rule, evidence: [] },
});

describeCommand(setTarget, {}, [
  { name: 'the whole alone', input: wanted, gives: [set] },
  { name: 'the whole by people', input: byPeople, gives: [fact(targetSet, byPeople)] },
  { name: 'by number of deals', input: byCount, gives: [fact(targetSet, byCount)] },
  { name: 'in place of another', given: [set], input: byCount, gives: [fact(targetSet, byCount)] },
  {
    name: 'in place of one that is locked',
    given: [set, locked],
    input: byCount,
    gives: { refused: 'target-locked', evidence: [1] },
  },
  ...[undefined, 'o-2'].map((outlet) => {
    const { outlet: _own, ...rest } = wanted;
    return {
      name: `in place of another outlet's, for ${outlet ?? 'the tenant'}`,
      given: [set],
      input: { ...rest, ...(outlet !== undefined && { outlet }) },
      gives: { refused: 'target-of-its-outlet', evidence: [0] },
    };
  }),
  refused('people who do not sum', withNodes(top, node('s-1', '2027-H1', yuan('299.99'))), 'target-sums'),
  refused('quarters that do not sum', withNodes(top, node('o-1', '2027-Q1', yuan('300.01'))), 'target-sums'),
  refused('without the whole', withNodes(), 'target-has-top'),
  refused('of somebody who is not in it', withNodes(top, node('s-9', '2027-H1', yuan('1.00'))), 'target-node-known'),
  refused('of a period that is not in it', withNodes(top, node('s-1', '2027-Q3', yuan('1.00'))), 'target-node-known'),
  refused('one node twice', withNodes(top, top), 'target-node-once'),
  refused('a number where money is measured', withNodes(node('o-1', '2027-H1', 300)), 'target-measure'),
  refused('money where deals are counted', { ...wanted, measure: 'count' }, 'target-measure'),
  refused(
    'in two currencies',
    withNodes(top, node('o-1', '2027-Q1', { amount: '300.00', currency: 'USD' })),
    'target-one-currency',
  ),
  refused('of people who are no tree', { ...wanted, people: [{ id: 'o-1' }, { id: 'o-2' }] }, 'target-tree'),
]);
