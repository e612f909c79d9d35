import { fact, type Known, refuse, streamName } from '#kernel';
import type { Approval } from '../../approval/approval.ts';
import { needsApproval } from '../../approval/needs-approval.ts';
import { planningCommand } from '../../planning-command.ts';
import { type AmendedNode, targetAmended } from '../events/target-amended.ts';
import { type Target, target, withNodes } from '../target.ts';
import { needsTarget } from '../target-refusals.ts';
import { refuseSums, unitsOf } from '../target-sums.ts';
import { placeOf, type TargetNode } from '../target-tree.ts';
import { currencyOf, refuseNodes } from '../target-tree-faults.ts';

/** The whole changed set: every node that is to have another value, those above it among them. */
export interface AmendTarget {
  readonly nodes: readonly TargetNode[];
  readonly reason: string;
  readonly approvalId: string;
}

export const amendTarget = planningCommand<AmendTarget, Target, { readonly approval: Known<Approval> }>({
  name: 'AmendTarget',
  aggregate: target,
  lateness: 'planning',
  facts: ({ approvalId }) => ({ approval: streamName('approval', approvalId) }),
  decide({ nodes, reason, approvalId }, state, { id, imported, approval }) {
    const amended = nodes.map((node) => withPrevious(node, state));
    if (!imported) {
      const refusal =
        needsTarget(state) ??
        needsApproval(approval, { command: 'AmendTarget', id }, state.spent) ??
        refuseNodes(state, state.measure, nodes) ??
        refuseUnchanged(amended) ??
        refuseOtherCurrency(state, nodes) ??
        refuseSums(state, withNodes(state.values, nodes), nodes, [state.set as string]);
      if (refusal) return refusal;
    }
    return [fact(targetAmended, { nodes: amended, reason, approvalId })];
  },
});

function withPrevious({ person, period, value }: TargetNode, { values }: Target): AmendedNode {
  const previous = values.get(placeOf(person, period));
  return { person, period, value, ...(previous !== undefined && { previous }) };
}

function refuseUnchanged(nodes: readonly AmendedNode[]) {
  const same = nodes.find(({ value, previous }) => previous !== undefined && unitsOf(previous) === unitsOf(value));
  if (nodes.length > 0 && !same) return undefined;
  return refuse(
    'target-changes',
    same
      ? {
          zh: `${same.person} 在 ${same.period} 的目标本就如此`,
          en: `The target of ${same.person} in ${same.period} is that already`,
        }
      : { zh: '没有要修订的节点', en: 'No node is to change' },
    { remedy: { zh: '只列出要修订的节点', en: 'Name the nodes that change, and no others' } },
  );
}

function refuseOtherCurrency({ set, values }: Target, nodes: readonly TargetNode[]) {
  const [own] = [...values.values()].map(currencyOf);
  const other = nodes.map(({ value }) => currencyOf(value)).find((currency) => currency !== own);
  if (other === undefined) return undefined;
  return refuse(
    'target-one-currency',
    { zh: `该目标以 ${own} 计，不能改为 ${other}`, en: `The target is in ${own}; it is not amended in ${other}` },
    {
      evidence: [set as string],
      remedy: { zh: '以目标的货币填写', en: "Give values in the target's currency" },
    },
  );
}
