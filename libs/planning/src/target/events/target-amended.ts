import { clear, defineEvent, type Period, personal } from '#kernel';
import type { TargetNode, TargetValue } from '../target-tree.ts';

export interface AmendedNode extends TargetNode {
  /** What it was; absent: it had no value. */
  readonly previous?: TargetValue;
}

/** Nodes have other values, all of them named. */
export interface TargetAmended {
  readonly nodes: readonly AmendedNode[];
  readonly reason: string;
  readonly approvalId: string;
}

const period = '2027-Q1' as Period;
const yuan = (amount: string) => ({ amount, currency: 'CNY' });

export const targetAmended = defineEvent<TargetAmended>(
  'TargetAmended',
  'target',
  { nodes: clear, reason: personal(), approvalId: clear },
  [
    {
      nodes: [
        { person: 'staff-1', period, value: yuan('1900000.00'), previous: yuan('2000000.00') },
        { person: 'staff-2', period, value: yuan('1700000.00'), previous: yuan('1600000.00') },
      ],
      reason: '一名顾问产假',
      approvalId: 'approval-1',
    },
  ],
);
