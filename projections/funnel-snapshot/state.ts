import { type Instant, minorUnits } from '#kernel';
import type { Trajectory, TrajectoryPoint } from '#opportunity';

/** Stages that no model has: the exits. */
export const WON = '+won';
export const LOST = '+lost';

/** What a snapshot counts an opportunity as. */
export interface State {
  /** `id@version` of the stage model. */
  readonly model: string;
  /** Stage of the model, or `+won`, `+lost`. */
  readonly stage: string;
  /** ISO 4217, or empty for an opportunity without a value. */
  readonly currency: string;
  /** Minor units of the currency. */
  readonly units: bigint;
  readonly dimensions: Readonly<Record<string, string>>;
}

/** From `at` on, the opportunity counts as `to` instead of `from`. */
export interface Transition {
  readonly at: Instant;
  readonly from: State | undefined;
  readonly to: State;
}

/** What a trajectory makes a snapshot count, in effective order. */
export function transitionsOf(trajectory: Trajectory): readonly Transition[] {
  const transitions: Transition[] = [];
  let from: State | undefined;
  for (const point of trajectory) {
    const to = stateOf(point);
    if (from && sameState(from, to)) continue;
    transitions.push({ at: point.at, from, to });
    from = to;
  }
  return transitions;
}

function stateOf(point: TrajectoryPoint): State {
  const { stageModel: model, status, stage, value, dimensions } = point;
  return {
    model,
    stage: status === 'won' ? WON : status === 'lost' ? LOST : stage,
    currency: value?.currency ?? '',
    units: value ? minorUnits(value) : 0n,
    dimensions,
  };
}

export function sameState(a: State, b: State): boolean {
  return (
    a === b ||
    (a.stage === b.stage &&
      a.units === b.units &&
      a.currency === b.currency &&
      a.model === b.model &&
      sameDimensions(a.dimensions, b.dimensions))
  );
}

export function sameDimensions(a: State['dimensions'], b: State['dimensions']): boolean {
  if (a === b) return true;
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}
