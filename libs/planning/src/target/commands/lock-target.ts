import { fact } from '#kernel';
import { planningCommand } from '../../planning-command.ts';
import { targetLocked } from '../events/target-locked.ts';
import { type Target, target } from '../target.ts';
import { needsTarget, refuseLocked } from '../target-refusals.ts';

export interface LockTarget {
  readonly note?: string;
}

export const lockTarget = planningCommand<LockTarget, Target>({
  name: 'LockTarget',
  aggregate: target,
  lateness: 'planning',
  decide(input, state, { imported }) {
    const refusal = imported ? undefined : (needsTarget(state) ?? refuseLocked(state));
    return refusal ?? [fact(targetLocked, { ...input })];
  },
});
