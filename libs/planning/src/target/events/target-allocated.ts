import { clear, defineEvent, type Period } from '#kernel';
import type { TargetNode } from '../target-tree.ts';

export interface PersonWeight {
  readonly person: string;
  readonly weight: number;
}

export interface PeriodWeight {
  readonly period: Period;
  readonly weight: number;
}

/** The whole was divided over everybody and every period. */
export interface TargetAllocated {
  /** In which proportion; absent: in equal parts. */
  readonly people?: readonly PersonWeight[];
  readonly periods?: readonly PeriodWeight[];
  /** Every node of the tree, as it is from now on. */
  readonly nodes: readonly TargetNode[];
}

const period = (text: string) => text as Period;
const yuan = (amount: string) => ({ amount, currency: 'CNY' });

export const targetAllocated = defineEvent<TargetAllocated>(
  'TargetAllocated',
  'target',
  { people: clear, periods: clear, nodes: clear },
  [
    { nodes: [{ person: 'outlet-1', period: period('2027-01'), value: 24 }] },
    {
      people: [
        { person: 'staff-1', weight: 5 },
        { person: 'staff-2', weight: 4 },
      ],
      periods: [{ period: period('2027-Q1'), weight: 1 }],
      nodes: [
        { person: 'outlet-1', period: period('2027-Q1'), value: yuan('3600000.00') },
        { person: 'staff-1', period: period('2027-Q1'), value: yuan('2000000.00') },
        { person: 'staff-2', period: period('2027-Q1'), value: yuan('1600000.00') },
      ],
    },
  ],
);
