import type { Actor, Instant, JsonObject, Refusal, StreamName, Warning } from '#kernel';
import type { OpportunityDirectory } from './facts.ts';

/** A command as it arrives from the edge: validated in form, not yet decided. */
export interface Command {
  /** Name of the command, e.g. `PlaceOrder`. */
  readonly command: string;
  /** The aggregate's id; may be left out by commands that create one. */
  readonly id?: string;
  /** As it was sent: what names the command's content. */
  readonly data: JsonObject;
  /** The data in the form of the domain (instants in UTC, money with all its decimals): what is decided on. */
  readonly input: object;
  readonly actor: Actor;
  /** Names the attempt: the same id with the same content is done once. */
  readonly commandId: string;
  /** When it happened in the business; default: now, or the data field that names the happening. */
  readonly occurredAt?: Instant;
  /** That, as it was sent; default: `occurredAt`. With the data it names the command's content. */
  readonly occurredAtText?: string;
  /** Revision the sender saw last (−1: no stream). Named: decided on exactly that, never retried. */
  readonly expectedRevision?: number;
  readonly correlationId?: string;
  readonly causationId?: string;
  /** Whether the sender may do this to that; absent: whoever sends it may. Its own further steps are not asked. */
  readonly permit?: Permit;
}

/** A command on the state that it is about to be decided on. */
export interface Asked extends Pick<Command, 'command' | 'input' | 'actor'> {
  /** Of the stream, and of the aggregate in it. */
  readonly category: string;
  readonly id: string;
  readonly state: unknown;
  /** The state of another stream, as the store holds it. */
  read(stream: StreamName): Promise<unknown>;
  readonly opportunitiesOf: OpportunityDirectory;
}

/** Asked in the command's turn, before it is decided. @returns the refusal, where it is not permitted */
export type Permit = (asked: Asked) => Promise<Refusal | undefined>;

/** The event types, ids and places that a command led to. */
export interface Accepted {
  readonly outcome: 'accepted';
  readonly id: string;
  readonly stream: StreamName;
  /** Of the last event it appended; of the stream where it appended none (−1: no stream). */
  readonly revision: number;
  readonly position: number;
  readonly recordedAt: Instant;
  readonly events: readonly { readonly id: string; readonly type: string }[];
  readonly warnings: readonly Warning[];
  /** The command had been accepted before; this is what the first time gave. */
  readonly repeated: boolean;
}

export interface Refused {
  readonly outcome: 'refused';
  readonly refusal: Refusal;
}

/** Somebody else was first, or the command id stands for another command. Nothing was stored. */
export interface Conflicted {
  readonly outcome: 'conflict';
  readonly reason: 'revision' | 'command-id-reused';
  readonly stream: StreamName;
  /** Revision of the stream now; −1 where there is none. */
  readonly actual: number;
}

export type Outcome = Accepted | Refused | Conflicted;
