import { fact, type Period, refuse } from '#kernel';
import { planningCommand } from '../../planning-command.ts';
import { targetSet } from '../events/target-set.ts';
import { type Target, target, withNodes } from '../target.ts';
import { refuseLocked } from '../target-refusals.ts';
import { refuseSums } from '../target-sums.ts';
import { type Measure, personOnTop, placeOf, type TargetNode, type TargetPerson, wholePeriod } from '../target-tree.ts';
import { refuseNodes, refuseTree } from '../target-tree-faults.ts';

/** The whole tree. Only its top must have a value: what is below may be left to AllocateTarget. */
export interface SetTarget {
  readonly outlet?: string;
  readonly measure: Measure;
  readonly people: readonly TargetPerson[];
  /** Years, halves, quarters, months: one that contains all others, and those that divide it. */
  readonly periods: readonly Period[];
  readonly nodes: readonly TargetNode[];
}

export const setTarget = planningCommand<SetTarget, Target>({
  name: 'SetTarget',
  aggregate: target,
  lateness: 'planning',
  creates: 'target',
  decide(input, state, { imported }) {
    if (!imported) {
      const { measure, nodes } = input;
      const refusal =
        refuseLocked(state) ??
        refuseOtherOutlet(input, state) ??
        refuseTree(input) ??
        refuseNodes(input, measure, nodes);
      if (refusal) return refusal;
      const values = withNodes(new Map(), nodes);
      const [person, period] = [personOnTop(input) as string, wholePeriod(input) as Period];
      if (!values.has(placeOf(person, period))) return noTop(person, period);
      const unequal = refuseSums(input, values, nodes, []);
      if (unequal) return unequal;
    }
    return [fact(targetSet, { ...input })];
  },
});

/** Whose target it is says who may touch it: nobody makes one outlet's target that of another, or of the tenant. */
function refuseOtherOutlet({ outlet }: SetTarget, { set, outlet: own }: Target) {
  if (set === undefined || outlet === own) return undefined;
  return refuse(
    'target-of-its-outlet',
    { zh: '目标所属门店不能更改', en: 'A target stays with its outlet, or with the tenant' },
    { evidence: [set], remedy: { zh: '换一个编号另设目标', en: 'Set another target under another id' } },
  );
}

function noTop(person: string, period: Period) {
  return refuse(
    'target-has-top',
    { zh: `缺少 ${person} 在 ${period} 的总目标`, en: `The target of ${person} in ${period}, the whole, is missing` },
    { remedy: { zh: '填写总目标', en: 'Give the node of the whole' } },
  );
}
