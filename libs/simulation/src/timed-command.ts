import type { Actor, Instant, JsonObject } from '#kernel';

/** A command of the simulated dealership and when it reaches the engine. */
export interface TimedCommand {
  readonly command: string;
  /** Of the aggregate. */
  readonly id: string;
  readonly data: JsonObject;
  readonly actor: Actor;
  readonly commandId: string;
  /** When it happened. */
  readonly occurredAt: Instant;
  /** When somebody enters it: then, or up to 30 hours later. */
  readonly recordedAt: Instant;
}
