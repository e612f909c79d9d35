import type { Instant } from './instant.ts';
import type { JsonObject } from './json.ts';
import type { StreamName } from './stream-name.ts';

/** Who did it. Ids and roles only: names live sealed in the staff directory. */
export interface Actor {
  readonly id: string;
  readonly role: string;
  /** The person a service acts for. */
  readonly onBehalfOf?: string;
}

/** Where an imported event comes from. */
export interface Provenance {
  readonly format: string;
  readonly source: string;
  readonly key: string;
  /** The time as the source wrote it. */
  readonly time?: string;
  /** Whether rules judge it (`--judge`). */
  readonly judge: boolean;
}

/** A fact of another stream that a decision rested on. Revisions, never store positions: they survive a move. */
export interface BasedOn {
  readonly stream: StreamName;
  readonly revision: number;
}

/** What asked for an event. Stored as it stands; absent keys are left out, never null. */
export interface EventMeta {
  readonly actor: Actor;
  readonly basedOn?: readonly BasedOn[];
  readonly causationId?: string;
  readonly commandHash: string;
  readonly commandId: string;
  readonly correlationId: string;
  readonly outlet?: string;
  readonly provenance?: Provenance;
  readonly tenant: string;
}

/** A fact as a decision states it, before it has an id and a place in the log. */
export interface Fact<Data extends object = object> {
  readonly type: string;
  readonly data: Data;
}

/** An event on its way into a store: `data` in stored form, personal fields sealed. */
export interface NewEvent {
  readonly id: string;
  readonly type: string;
  readonly schemaVersion: number;
  readonly occurredAt: Instant;
  readonly data: JsonObject;
  readonly meta: EventMeta;
}

/** An event of the log, exactly as stored. */
export interface RecordedEvent extends NewEvent {
  readonly stream: StreamName;
  /** Place in the stream, from 0. */
  readonly revision: number;
  /** Place in the store: opaque, only its order counts. */
  readonly position: number;
  /** Place among the log's events, from 0; given by forward unfiltered reads of the log. */
  readonly index?: number;
  /** When the engine took it; never decreases with position. */
  readonly recordedAt: Instant;
}

/** An event as its stream holds it, wherever in the log that is: all that a fold is given. */
export type StreamEvent = Omit<RecordedEvent, 'position' | 'index'>;
