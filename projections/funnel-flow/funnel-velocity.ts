import { epochMs, type Instant } from '#kernel';
import type { StageModel } from '#opportunity';
import { type Tell, telling } from './counted.ts';
import { definitionId } from './definition.ts';
import type { Flows } from './flow-memory.ts';
import type { Period } from './period.ts';
import { PolicyRefused, policiesOf } from './policies.ts';
import { groupsOf, type Scope, wholeOf } from './scope.ts';
import { knownFlows, type Unit, unitsOf, unitsWithin } from './unit.ts';
import { type VelocityFigures, type VelocityReading, velocityFigures } from './velocity.ts';

export interface VelocityQuestion extends Scope {
  /** What was decided after it, up to and with `to`, tells the win rate, the value and the cycle. Default: all. */
  readonly from?: Instant | undefined;
  readonly to: Instant;
  readonly asOf: Instant;
  readonly effectiveAt: Instant;
  /** The stage from which on an open one counts; default: the one that Qualified leads to, else the first. */
  readonly qualifiedFrom?: string | undefined;
  /** Rates of fewer are not given. */
  readonly minimum: number;
}

/** The JSON of `funnel velocity`, save what only the caller knows. */
export interface FunnelVelocity extends VelocityFigures {
  readonly stageModel: string;
  readonly from?: Instant;
  readonly to: Instant;
  readonly asOf: Instant;
  readonly effectiveAt: Instant;
  readonly definitionId: string;
  readonly minimum: number;
  /** The stage from which on an open one counts. */
  readonly qualifiedFrom: string;
  /** Absent unless asked by a dimension. */
  readonly groups?: readonly (VelocityFigures & { readonly key: string })[];
}

/**
 * How much is won a day by what is open, at the rate, value and pace of a period; each episode is in the group of its last
 * state by `effectiveAt`.
 * @param tell told of what each figure counts
 * @throws PolicyRefused for a stage that the model does not have
 */
export function funnelVelocity(
  { flows }: Flows,
  question: VelocityQuestion,
  model: StageModel,
  tell?: Tell,
): FunnelVelocity {
  const { by, filters, from, to, asOf, effectiveAt, minimum } = question;
  const qualifiedRank = qualifyingRank(model, question.qualifiedFrom);
  const qualifiedFrom = model.stages[qualifiedRank]!.id;
  const instants = { known: epochMs(asOf), effective: epochMs(effectiveAt) };
  const period: Period = { from: from === undefined ? Number.NEGATIVE_INFINITY : epochMs(from), to: epochMs(to) };
  const seen = Math.min(instants.known, instants.effective);
  const reading: VelocityReading = { period, seen, model, qualifiedRank, minimum };
  const units = unitsOf(knownFlows(flows, instants, model), model, policiesOf({ minimum }));
  const scope = { model: question.model, filters };
  const isIn = wholeOf(scope);
  const whole = unitsWithin(units, isIn);
  const groups = by === undefined ? undefined : Map.groupBy(whole, groupsOf(scope, by) as (unit: Unit) => string);
  return {
    stageModel: question.model,
    ...(from === undefined ? {} : { from }),
    ...{ to, asOf, effectiveAt },
    definitionId: definitionId('velocity', question, { minimum, qualifiedFrom }),
    minimum,
    qualifiedFrom,
    ...velocityFigures(whole, reading, tell),
    ...(groups
      ? {
          groups: [...groups]
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([key, ofKey]) => ({ key, ...velocityFigures(ofKey, reading, telling(tell, `groups.${key}`)) })),
        }
      : {}),
  };
}

function qualifyingRank({ stages }: StageModel, asked: string | undefined): number {
  if (asked === undefined)
    return Math.max(
      0,
      stages.findIndex(({ movedBy }) => movedBy.includes('Qualified')),
    );
  const rank = stages.findIndex(({ id }) => id === asked);
  if (rank >= 0) return rank;
  throw new PolicyRefused({
    zh: `没有阶段 ${JSON.stringify(asked)}；可选 ${stages.map(({ id }) => id).join('、')}`,
    en: `there is no stage ${JSON.stringify(asked)}; there are ${stages.map(({ id }) => id).join(', ')}`,
  });
}
