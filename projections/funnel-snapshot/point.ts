import type { Instant, JsonObject, Money, RecordedEvent } from '#kernel';

/** Where an opportunity stands from an effective instant on. */
export interface Point {
  readonly at: Instant;
  readonly status: 'open' | 'won' | 'lost';
  readonly stage: string;
  readonly value: Money | null;
  readonly dimensions: Readonly<Record<string, string>>;
  /** `id@version`. */
  readonly stageModel: string;
  readonly episode: number;
}

/** Folds the events of one opportunity, in the order they were recorded, into facts that its trajectory is read from. */
export interface TrajectoryFold {
  readonly wants: readonly string[];
  /** The facts with one event more; the very same object where the event moves nothing. */
  learn(facts: JsonObject | undefined, event: RecordedEvent): JsonObject | undefined;
  /** In effective order. */
  points(facts: JsonObject): readonly Point[];
}
