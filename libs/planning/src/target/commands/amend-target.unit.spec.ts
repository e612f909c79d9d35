import { fact } from '#kernel';
import { describeCommand } from '#kernel/testing';
import { type AmendedNode, targetAmended } from '../events/target-amended.ts';
import { targetSet } from '../events/target-set.ts';
import { amendTarget } from './amend-target.ts';
import { locked, node, wanted, yuan } from './target-cases.fixture.ts';

const set = fact(targetSet, {
  ...wanted,
  nodes: [
    node('o-1', '2027-H1', yuan('300.00')),
    node('s-1', '2027-H1', yuan('200.00')),
    node('s-2', '2027-H1', yuan('100.00')),
  ],
});
const given = [set, locked];
const shifted = [node('s-1', '2027-H1', yuan('180.00')), node('s-2', '2027-H1', yuan('120.00'))];
const input = { nodes: shifted, reason: '一名顾问产假', approvalId: 'a-1' };
const granted = (id: string) => ({
  approval: {
    id,
    state: {
      purpose: { command: 'AmendTarget', id: 'id-1' },
      requested: { event: 'r', by: 'staff-2' },
      granted: { event: 'g', by: 'staff-3' },
    } as const,
    revision: 1,
  },
});
const amended = (nodes: readonly AmendedNode[], approvalId = 'a-1') =>
  fact(targetAmended, { nodes, reason: input.reason, approvalId });
const previous = [yuan('200.00'), yuan('100.00')];
const shift = amended(
  shifted.map((one, n) => ({ ...one, previous: previous[n] as { amount: string; currency: string } })),
);

const refused = (name: string, nodes: typeof shifted, rule: string) => ({
  name,
  given,
  input: { ...input, nodes },
  gives: { refused: rule, evidence: [0] },
});

describeCommand(amendTarget, granted('a-1'), [
  { name: 'two nodes against each other', given, input, gives: [shift] },
  { name: 'before it is locked', given: [set], input, gives: [shift] },
  {
    name: 'the quarters, which had none, of one person',
    given: [fact(targetSet, { ...wanted, people: [{ id: 'o-1' }] }), locked],
    input: { ...input, nodes: [node('o-1', '2027-Q1', yuan('100.00')), node('o-1', '2027-Q2', yuan('200.00'))] },
    gives: [amended([node('o-1', '2027-Q1', yuan('100.00')), node('o-1', '2027-Q2', yuan('200.00'))])],
  },
  refused('one node and not the one above it', shifted.slice(0, 1), 'target-sums'),
  {
    name: 'one that stays',
    given,
    input: { ...input, nodes: [...shifted, node('o-1', '2027-H1', yuan('300.00'))] },
    gives: { refused: 'target-changes', evidence: [] },
  },
  {
    name: 'nothing',
    given,
    input: { ...input, nodes: [] },
    gives: { refused: 'target-changes', evidence: [] },
  },
  refused(
    'into another currency',
    [node('s-1', '2027-H1', { amount: '1.00', currency: 'USD' })],
    'target-one-currency',
  ),
  {
    name: 'of somebody who is not in it',
    given,
    input: { ...input, nodes: [node('s-9', '2027-H1', yuan('1.00'))] },
    gives: { refused: 'target-node-known', evidence: [] },
  },
  {
    name: 'with an approval that was used',
    given: [...given, shift],
    input: { ...input, nodes: previous.map((value, n) => ({ ...(shifted[n] as (typeof shifted)[0]), value })) },
    gives: { refused: 'approval-used-once', evidence: [2] },
  },
  {
    name: 'back again with another',
    given: [...given, shift],
    input: {
      ...input,
      approvalId: 'a-2',
      nodes: previous.map((value, n) => ({ ...(shifted[n] as (typeof shifted)[0]), value })),
    },
    facts: granted('a-2'),
    gives: [
      amended(
        previous.map((value, n) => {
          const { value: before, ...place } = shifted[n] as (typeof shifted)[0];
          return { ...place, value, previous: before };
        }),
        'a-2',
      ),
    ],
  },
  {
    name: 'with the name of an approver in place of an approval',
    given,
    input: { ...input, approvalId: 'staff-3' },
    facts: { approval: { id: 'staff-3', state: {}, revision: -1 } },
    gives: { refused: 'approval-granted', evidence: [] },
  },
  { name: 'a target that there is not', input, gives: { refused: 'target-exists', evidence: [] } },
]);
