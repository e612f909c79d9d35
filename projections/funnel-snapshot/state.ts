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

export function stateOf(point: TrajectoryPoint): State {
  if (point === lastPoint) return lastState as State;
  const { stageModel: model, status, stage, value, dimensions } = point;
  lastPoint = point;
  lastState = {
    model,
    stage: status === 'won' ? WON : status === 'lost' ? LOST : stage,
    currency: value?.currency ?? '',
    units: value ? minorUnits(value) : 0n,
    dimensions,
  };
  return lastState;
}

// What one event leads to is where the next of its stream begins.
let lastPoint: TrajectoryPoint | undefined;
let lastState: State | undefined;

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
  for (const name in a) if (a[name] !== b[name]) return false;
  for (const name in b) if (a[name] === undefined) return false;
  return true;
}
