import type { Instant, Money } from '#kernel';
import type { Dimensions, Status } from './standing.ts';

/** Where an opportunity stood from an instant on. */
export interface TrajectoryPoint {
  /** Effective: when it happened in the business. */
  readonly at: Instant;
  readonly status: Status;
  readonly stage: string;
  /** null: unvalued. For won and lost, the value at the closing event. */
  readonly value: Money | null;
  /** For won and lost, those at the closing event. */
  readonly dimensions: Dimensions;
  readonly stageModel: string;
  readonly episode: number;
}

/** In effective order; the first point is the entry. Neighbours differ; equal instants stand in stream order. */
export type Trajectory = readonly TrajectoryPoint[];
