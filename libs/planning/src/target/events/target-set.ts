import { clear, defineEvent, type Period } from '#kernel';
import type { Measure, TargetNode, TargetPerson } from '../target-tree.ts';

/** A whole tree of targets, in place of any before it. Nodes that are not named are not divided yet. */
export interface TargetSet {
  /** Whose target it is; absent: the tenant's. */
  readonly outlet?: string;
  readonly measure: Measure;
  readonly people: readonly TargetPerson[];
  readonly periods: readonly Period[];
  readonly nodes: readonly TargetNode[];
}

const period = (text: string) => text as Period;
const yuan = (amount: string) => ({ amount, currency: 'CNY' });

export const targetSet = defineEvent<TargetSet>(
  'TargetSet',
  'target',
  { outlet: clear, measure: clear, people: clear, periods: clear, nodes: clear },
  [
    {
      measure: 'count',
      people: [{ id: 'outlet-1' }],
      periods: [period('2027-01')],
      nodes: [{ person: 'outlet-1', period: period('2027-01'), value: 24 }],
    },
    {
      outlet: 'outlet-1',
      measure: 'collected',
      people: [{ id: 'outlet-1' }, { id: 'staff-1', under: 'outlet-1' }, { id: 'staff-2', under: 'outlet-1' }],
      periods: [period('2027-Q1')],
      nodes: [
        { person: 'outlet-1', period: period('2027-Q1'), value: yuan('3600000.00') },
        { person: 'staff-1', period: period('2027-Q1'), value: yuan('2000000.00') },
        { person: 'staff-2', period: period('2027-Q1'), value: yuan('1600000.00') },
      ],
    },
  ],
);
