import { fact, type Period, refuse } from '#kernel';
import { planningCommand } from '../../planning-command.ts';
import { type TargetReviewed, targetReviewed } from '../events/target-reviewed.ts';
import { type Target, target } from '../target.ts';
import { needsTarget } from '../target-refusals.ts';

export interface ReviewTarget {
  /** One of the target's. */
  readonly period: Period;
  readonly conclusion: TargetReviewed['conclusion'];
  readonly note?: string;
}

export const reviewTarget = planningCommand<ReviewTarget, Target>({
  name: 'ReviewTarget',
  aggregate: target,
  lateness: 'planning',
  decide(input, state, { imported }) {
    if (!imported) {
      const refusal = needsTarget(state);
      if (refusal) return refusal;
      if (!state.periods.includes(input.period)) return unknownPeriod(state);
    }
    return [fact(targetReviewed, { ...input })];
  },
});

function unknownPeriod({ set, periods }: Target) {
  return refuse(
    'target-period-known',
    { zh: '目标没有这个期间', en: 'The target has no such period' },
    {
      evidence: [set as string],
      remedy: { zh: `可选：${periods.join('、')}`, en: `Use one of ${periods.join(', ')}` },
    },
  );
}
