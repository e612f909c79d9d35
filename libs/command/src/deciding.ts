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
  type PolicyInForce,
  type PolicyQuestion,
  type Refusal,
  type StreamName,
  type Warning,
  type Zone,
} from '#kernel';
import type { AtOnceOrLater } from '#privacy';
import { allOf, goOn } from './all-of.ts';
import type { Command } from './command.ts';
import { basedOnBoth, type FactNames, joined, type LoadedFacts } from './facts.ts';
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
  readonly warnings: readonly Warning[];
}

export interface Deciding {
  readonly loader: StreamLoader;
  policyNow(): AtOnceOrLater<PolicyInForce>;
  readonly clock: Clock;
  readonly currency: string;
  readonly backdatingMs: number;
  zoneOf(outlet: string | undefined): AtOnceOrLater<Zone>;
  /** Personal fields of the stream that the decision compares with. */
  openFields(stream: StreamName, fields: ReturnType<NonNullable<CommandType['opens']>>): Promise<object>;
  factsOf(type: CommandType, input: object, state: unknown): AtOnceOrLater<LoadedFacts>;
  load(names: FactNames): Promise<LoadedFacts>;
}

/** Decides a command on a state: when it happened, what else must be known, the lifecycle, then the policy. */
export function decideOn(
  deciding: Deciding,
  type: CommandType,
  command: Command,
  target: Target,
): AtOnceOrLater<Decided | Refusal> {
  const now = deciding.clock();
  const timed = resolveTime(command, type.happenedAt, now, deciding.backdatingMs);
  if (isRefusal(timed)) return timed;
  const { occurredAt, input, place } = timed;
  const { state } = target.before;
  const outlet = outletIn(input) ?? type.aggregate.outletOf?.(state);
  const fields = type.opens?.(input as never, state);
  return allOf(
    [
      deciding.factsOf(type, input, state),
      fields && deciding.openFields(target.stream, fields),
      deciding.zoneOf(outlet),
      effectiveState(type.aggregate, deciding.loader, target.stream, target.before, occurredAt),
      deciding.policyNow(),
    ],
    (known) =>
      goOn(judged(deciding, type, command, target, { now, occurredAt, input, outlet }, known), (outcome) =>
        isRefusal(outcome) ? timeAt(place, outcome) : outcome,
      ),
  );
}

/** A refusal whose fault is the time names the place where the command says it: a decision is given the time, not the place. */
function timeAt(place: string, refusal: Refusal): Refusal {
  const errors = refusal.errors?.map((fault) =>
    fault.pointer === '/occurredAt' ? { ...fault, pointer: place } : fault,
  );
  return errors ? { ...refusal, errors } : refusal;
}

/** The outlet that the input names as its own, or as the scope of what it states. */
function outletIn(input: { readonly outlet?: unknown; readonly scope?: { readonly outlet?: unknown } }) {
  const named = input.outlet ?? input.scope?.outlet;
  return typeof named === 'string' ? named : undefined;
}

interface Target {
  readonly id: string;
  readonly stream: StreamName;
  readonly before: StreamState;
}

/** The decision itself, once all that it looks at is known. */
function judged(
  deciding: Deciding,
  type: CommandType,
  command: Command,
  { id, before: { state } }: Target,
  { now, occurredAt, input, outlet }: Pick<Decided, 'occurredAt' | 'input' | 'outlet'> & { readonly now: Instant },
  [loaded, opened, zone, effective, { policy, basedOn }]: readonly [
    LoadedFacts,
    object | undefined,
    Zone,
    unknown,
    PolicyInForce,
  ],
): AtOnceOrLater<Decided | Refusal> {
  const { actor } = command;
  const context: Context = {
    id,
    commandId: command.commandId,
    actor,
    occurredAt,
    now,
    zone,
    currency: deciding.currency,
    imported: false,
    policy,
    effective,
    newId: (kind) => derivedId(kind, command.commandId),
    ...loaded.facts,
    ...opened,
  };
  const events = type.decide(input as never, state, context);
  if (isRefusal(events)) return events;
  const { category } = type.aggregate;
  const asked: PolicyQuestion = {
    command: command.command,
    input,
    actor,
    occurredAt,
    now,
    zone,
    category,
    id,
    state,
    effective,
    events,
    facts: loaded.facts,
  };
  return goOn(withFactsFor(policy, asked, loaded, deciding), (known): Decided | Refusal => {
    const question = known === loaded ? asked : { ...asked, facts: known.facts };
    const broken = policy.judge(question);
    if (broken) return broken;
    const warnings = policy.warnings?.(question) ?? [];
    return { events, occurredAt, input, basedOn: basedOnBoth(known.basedOn, basedOn), outlet, warnings };
  });
}

/** The facts, and those that the policy asks for besides. */
function withFactsFor(
  policy: Policy,
  asked: PolicyQuestion,
  loaded: LoadedFacts,
  deciding: Deciding,
): AtOnceOrLater<LoadedFacts> {
  if (!policy.facts) return loaded;
  const wanted = policy.facts({ ...asked, facts: loaded.facts });
  const more = Object.entries(wanted).filter(([name]) => !(name in loaded.facts));
  if (more.length === 0) return loaded;
  return deciding
    .load(Object.fromEntries(more))
    .then((found) => withFactsFor(policy, asked, joined(loaded, found), deciding));
}

/** The state at the command's own time where that lies before what the stream holds; otherwise the state as it is. */
function effectiveState(
  { effectiveAt }: Aggregate,
  loader: StreamLoader,
  stream: StreamName,
  before: StreamState,
  occurredAt: Instant,
): AtOnceOrLater<unknown> {
  if (!effectiveAt || before.lastOccurredAt === null || occurredAt >= before.lastOccurredAt) {
    return before.state;
  }
  return loader.events(stream).then((events) => effectiveAt(events.slice(0, before.revision + 1), occurredAt));
}
