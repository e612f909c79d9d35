import { fact, type Period, type Refusal, refuse } from '#kernel';
import { planningCommand } from '../../planning-command.ts';
import { allocate, lastPeople, lastPeriods, type Weights } from '../allocation.ts';
import { type PeriodWeight, type PersonWeight, targetAllocated } from '../events/target-allocated.ts';
import { type Target, target } from '../target.ts';
import { needsTarget, refuseLocked } from '../target-refusals.ts';
import { personOnTop, placeOf, type TargetValue, wholePeriod } from '../target-tree.ts';

/** Weights of all who, or of all periods that, are divided no further; absent: equal ones. */
export interface AllocateTarget {
  readonly people?: readonly PersonWeight[];
  readonly periods?: readonly PeriodWeight[];
}

/** Divides the whole over everybody and every period, whatever was set below the top. */
export const allocateTarget = planningCommand<AllocateTarget, Target>({
  name: 'AllocateTarget',
  aggregate: target,
  lateness: 'planning',
  decide(input, state) {
    const refusal = needsTarget(state) ?? refuseLocked(state);
    if (refusal) return refusal;
    const people = weightsOf(
      lastPeople(state),
      input.people?.map(({ person, weight }) => [person, weight] as const),
    );
    if (!people) return wrongWeights(state, lastPeople(state));
    const periods = weightsOf(
      lastPeriods(state),
      input.periods?.map(({ period, weight }) => [period, weight] as const),
    );
    if (!periods) return wrongWeights(state, lastPeriods(state));
    const whole = state.values.get(placeOf(personOnTop(state) as string, wholePeriod(state) as Period));
    return [fact(targetAllocated, { ...input, nodes: allocate(state, whole as TargetValue, people, periods) })];
  },
});

/** @returns undefined where the weights are not of exactly those, each once, or none of them weighs anything */
function weightsOf(
  wanted: readonly string[],
  given: readonly (readonly [string, number])[] = wanted.map((name) => [name, 1] as const),
): Weights | undefined {
  const weights = new Map(given);
  const complete = weights.size === given.length && given.length === wanted.length;
  return complete && wanted.every((name) => weights.has(name)) && given.some(([, weight]) => weight > 0)
    ? weights
    : undefined;
}

function wrongWeights({ set }: Target, wanted: readonly string[]): Refusal {
  return refuse(
    'target-weights',
    {
      zh: '权重须恰好覆盖最下级的每一项，且不全为 0',
      en: 'Weights must be of all that is divided no further, each once, and not all 0',
    },
    {
      evidence: set === undefined ? [] : [set],
      remedy: {
        zh: `为以下各项填写权重，或省略以平均分解：${wanted.join('、')}`,
        en: `Give a weight for each of these, or none for equal parts: ${wanted.join(', ')}`,
      },
    },
  );
}
