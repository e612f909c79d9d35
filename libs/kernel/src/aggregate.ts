import type { Actor, Fact, StreamEvent } from './event.ts';
import type { FactStreams } from './fact-streams.ts';
import type { Instant } from './instant.ts';
import type { Policy } from './policy.ts';
import type { Refusal } from './refusal.ts';
import type { Zone } from './zone.ts';

/**
 * What lives in one stream. `evolve` is pure and total: it takes any event of the stream in any order, upcast but with
 * personal fields still sealed, and gives the next state without touching the one before.
 */
export interface Aggregate<State = unknown> {
  readonly category: string;
  readonly initial: State;
  evolve(state: State, event: StreamEvent): State;
  /** The customer whom free text in this stream concerns. */
  customerOf?(state: State): string | undefined;
  /** The outlet it belongs to: whose zone holds, and what its events name. */
  outletOf?(state: State): string | undefined;
  /** The state effective at an instant, from all events of the stream; absent: the fold in revision order serves. */
  effectiveAt?(events: readonly StreamEvent[], at: Instant): State;
}

/**
 * How far `occurredAt` may lie back: `contact` and `planning` and `lifecycle` as in the time rules of late entry; an
 * import may always.
 * - `contact`: may come late if it was legal in the state effective then
 * - `lifecycle`: not before the latest lifecycle event of the stream (`late-lifecycle`)
 * - `planning`: happens when it is recorded
 */
export type Lateness = 'contact' | 'lifecycle' | 'planning';

/** What a decision may look at besides its command and state. */
export interface Context<State = unknown> {
  /** Of the aggregate: as the command named it, else derived under `creates`. */
  readonly id: string;
  readonly commandId: string;
  readonly actor: Actor;
  /** When it happened in the business. */
  readonly occurredAt: Instant;
  /** The decision clock. "Today" is its local date in `zone`. */
  readonly now: Instant;
  /** Of the outlet, else of the tenant. */
  readonly zone: Zone;
  /** ISO 4217 code of the log's currency. */
  readonly currency: string;
  /** An imported command skips hard rules and the lifecycle and brings no companion event. */
  readonly imported: boolean;
  readonly policy: Policy;
  /** For a late entry: the state effective at `occurredAt`; else the state itself. */
  readonly effective: State;
  /** The id for something the command left without one: the same for every retry. */
  newId(kind: string): string;
}

/** Events to append, in order, and what the person should know; or the refusal. No events: accepted, nothing to do. */
export type Decision = readonly Fact[] | Refusal;

/** A command on one aggregate, as data and one pure function. */
export interface CommandType<Input = never, State = unknown, Facts = object> {
  readonly name: string;
  readonly aggregate: Aggregate<State>;
  readonly lateness: Lateness;
  /** The input field that names the event's own happening: it *is* `occurredAt`, each sets the other. */
  readonly happenedAt?: keyof Input & string;
  /** The kind under which a missing aggregate id is derived; absent: the id must be given. */
  readonly creates?: string;
  /** The aggregate id that the input itself stands for, where the command names none: a demand's outlet and week. */
  idOf?(input: Input): string | undefined;
  facts?(input: Input, state: State): FactStreams<Facts>;
  /**
   * Personal fields of earlier events of this stream that the decision compares with, by the names under which the context
   * gives them, opened; absent there where nobody opened them or the subject is forgotten.
   */
  opens?(input: Input, state: State): Readonly<Record<string, PersonalField | undefined>>;
  /** A place that must be held on another stream before this command is decided, e.g. a VIN on its vehicle. */
  reserve?(input: Input, state: State, id: string): Reservation | undefined;
  /** A command that another stream needs once this one is accepted, e.g. a VIN freed by a cancelled order. */
  afterwards?(input: Input, state: State, id: string): FollowingCommand | undefined;
  // A method, not a property: commands of all inputs and states stand in one list.
  decide(input: Input, state: State, context: Context<State> & Facts): Decision;
}

/** Where a personal field stands: the event's revision in the stream, and an RFC 6901 pointer into its data. */
export interface PersonalField {
  readonly revision: number;
  readonly pointer: string;
}

/** A command on another stream, run under the same command id by the same actor. */
export interface FollowingCommand {
  readonly command: string;
  readonly id: string;
  readonly input: object;
}

/** A command to run first on the serialising stream, and the one that frees the place if the second step is refused. */
export interface Reservation extends FollowingCommand {
  readonly release: FollowingCommand;
}
