import { type Aggregate, dataOf, type Period } from '#kernel';
import type { SpentApproval } from '../approval/needs-approval.ts';
import { targetAllocated } from './events/target-allocated.ts';
import { targetAmended } from './events/target-amended.ts';
import { targetLocked } from './events/target-locked.ts';
import { targetSet } from './events/target-set.ts';
import type { TargetValues } from './target-sums.ts';
import { type Measure, placeOf, type TargetNode, type TargetPerson, type TargetTree } from './target-tree.ts';

/** A whole tree of targets. Fields hold the ids of the events behind them. */
export interface Target extends TargetTree {
  /** The latest that set the tree. */
  readonly set?: string;
  readonly locked?: string;
  readonly outlet?: string;
  readonly measure: Measure;
  readonly people: readonly TargetPerson[];
  readonly periods: readonly Period[];
  readonly values: TargetValues;
  readonly spent: readonly SpentApproval[];
}

/** Reviews stand in the stream for people to read: they change nothing that a decision reads. */
export const target: Aggregate<Target> = {
  category: 'target',
  initial: { measure: 'collected', people: [], periods: [], values: new Map(), spent: [] },
  evolve(state, event) {
    const set = dataOf(targetSet, event);
    if (set) {
      const { outlet, measure, people, periods, nodes } = set;
      const { outlet: _before, ...rest } = state;
      const own = outlet === undefined ? {} : { outlet };
      return { ...rest, ...own, set: event.id, measure, people, periods, values: withNodes(new Map(), nodes) };
    }
    const allocated = dataOf(targetAllocated, event);
    if (allocated) return { ...state, values: withNodes(state.values, allocated.nodes) };
    if (dataOf(targetLocked, event)) return { ...state, locked: event.id };
    const amended = dataOf(targetAmended, event);
    if (!amended) return state;
    const { nodes, approvalId } = amended;
    return {
      ...state,
      values: withNodes(state.values, nodes),
      spent: [...state.spent, { approvalId, event: event.id }],
    };
  },
  outletOf: ({ outlet }) => outlet,
};

export function withNodes(values: TargetValues, nodes: readonly TargetNode[]): TargetValues {
  return new Map([...values, ...nodes.map(({ person, period, value }) => [placeOf(person, period), value] as const)]);
}
