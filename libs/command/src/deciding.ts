import {
  type Aggregate,
  type Clock,
  type CommandType,
  type Context,
  derivedId,
  type Fact,
  type Instant,
  isRefusal,
  type Policy,
  type Refusal,
  type StreamName,
  type Zone,
} from '#kernel';
import type { Command } from './command.ts';
import type { LoadedFacts } from './facts.ts';
import { resolveTime } from './resolve-time.ts';
import type { StreamLoader } from './stream-loader.ts';
import type { StreamState } from './stream-state.ts';

/** What a command comes to on a given state, before anything is stored. */
export interface Decided {
  readonly events: readonly Fact[];
  readonly occurredAt: Instant;
  readonly input: object;
  readonly basedOn: LoadedFacts['basedOn'];
  readonly outlet: string | undefined;
}

export interface Deciding {
  readonly loader: StreamLoader;
  readonly policy: Policy;
  readonly clock: Clock;
  readonly currency: string;
  readonly backdatingMs: number;
  zoneOf(outlet: string | undefined): Zone | Promise<Zone>;
  /** Personal fields of the stream that the decision compares with. */
  openFields(stream: StreamName, fields: ReturnType<NonNullable<CommandType['opens']>>): Promise<object>;
  factsOf(type: CommandType, input: object, state: unknown): Promise<LoadedFacts> | LoadedFacts;
}

/** Decides a command on a state: when it happened, what else must be known, the lifecycle, then the policy. */
export async function decideOn(
  { loader, policy, clock, currency, backdatingMs, zoneOf, factsOf, openFields }: Deciding,
  type: CommandType,
  command: Command,
  target: { readonly id: string; readonly stream: StreamName; readonly before: StreamState },
): Promise<Decided | Refusal> {
  const now = clock();
  const timed = resolveTime(command, type.happenedAt, now, backdatingMs);
  if (isRefusal(timed)) return timed;
  const { occurredAt, input } = timed;
  const { state } = target.before;
  const named = (input as { readonly outlet?: unknown }).outlet;
  const outlet = typeof named === 'string' ? named : type.aggregate.outletOf?.(state);
  const { facts, basedOn } = await factsOf(type, input, state);
  const fields = type.opens?.(input as never, state);
  const opened = fields && (await openFields(target.stream, fields));
  const context: Context = {
    id: target.id,
    commandId: command.commandId,
    actor: command.actor,
    occurredAt,
    now,
    zone: await zoneOf(outlet),
    currency,
    imported: false,
    policy,
    effective: await effectiveState(type.aggregate, loader, target.stream, target.before, occurredAt),
    newId: (kind) => derivedId(kind, command.commandId),
  };
  const events = type.decide(input as never, state, { ...context, ...facts, ...opened });
  if (isRefusal(events)) return events;
  const broken = policy.judge({
    command: command.command,
    input,
    actor: command.actor,
    occurredAt,
    now,
    zone: context.zone,
    state,
    facts,
    events,
  });
  return broken ?? { events, occurredAt, input, basedOn, outlet };
}

/** The state at the command's own time where that lies before what the stream holds; otherwise the state as it is. */
async function effectiveState(
  aggregate: Aggregate,
  loader: StreamLoader,
  stream: StreamName,
  before: StreamState,
  occurredAt: Instant,
): Promise<unknown> {
  if (!aggregate.effectiveAt || before.lastOccurredAt === null || occurredAt >= before.lastOccurredAt) {
    return before.state;
  }
  const events = await loader.events(stream);
  return aggregate.effectiveAt(events.slice(0, before.revision + 1), occurredAt);
}
