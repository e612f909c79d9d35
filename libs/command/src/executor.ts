import type { ImportedHistory } from '#interchange';
import {
  type Actor,
  type CommandType,
  derivedId,
  type FollowingCommand,
  isRefusal,
  type JsonObject,
  type StreamName,
  streamName,
} from '#kernel';
import type { SentCommand } from '#privacy';
import { customerIn, type Statement } from './appending.ts';
import type { Accepted, Command, Conflicted, Outcome } from './command.ts';
import { type Deciding, decideOn } from './deciding.ts';
import { UnknownCommand } from './errors.ts';
import type { ExecutorOptions } from './executor-options.ts';
import { type FactNames, loadFacts } from './facts.ts';
import { statementsOf } from './history.ts';
import { keeper } from './keeping.ts';
import { streamLoader } from './stream-loader.ts';
import { streamQueue } from './stream-queue.ts';
import { emptyStream, type StreamState } from './stream-state.ts';

/** Races lost to other processes before a command gives up. */
const RETRIES = 8;

/**
 * Runs commands: load → decide → append. Those of one stream take their turn, those of others run beside them.
 * `execute` rejects with UnknownCommand or QueueFull, or with EventRefused, OutcomeUnknown and StoreUnavailable of the
 * store; after an unknown outcome the same command id tells whether it was done.
 */
export function createExecutor(options: ExecutorOptions) {
  const { store, registry, policy, clock } = options;
  const types = new Map(options.commands.map((type) => [type.name, type]));
  const aggregates = new Map(options.aggregates.map((aggregate) => [aggregate.category, aggregate]));
  const loader = streamLoader(store, registry, aggregates, options.cacheCapacity);
  const inTurn = streamQueue(options.queueCapacity);
  const keeping = keeper(options, loader);
  const deciding: Deciding = {
    loader,
    policy,
    clock,
    currency: store.header.currency,
    backdatingMs: options.backdatingMs,
    zoneOf: options.zoneOf,
    factsOf: (type, input, state) =>
      type.facts
        ? loadFacts(type.facts(input as never, state) as FactNames, loader, options.opportunitiesOf)
        : { facts: {}, basedOn: [] },
  };

  async function execute(command: Command): Promise<Outcome> {
    const type = types.get(command.command);
    if (!type) throw new UnknownCommand(`there is no command ${JSON.stringify(command.command)}`);
    const id = command.id ?? (type.creates === undefined ? undefined : derivedId(type.creates, command.commandId));
    if (id === undefined) {
      throw new UnknownCommand(`${command.command} needs the id of its ${type.aggregate.category}: give it as "id"`);
    }
    const stream = streamName(type.aggregate.category, id);
    const { outcome, following } = await inTurn(stream, () => settle(type, command, id, stream));
    if (following) await execute(commandOn(command, following));
    return outcome;
  }

  /** Tries until the answer rests on the stream as the store holds it. */
  async function settle(type: CommandType, command: Command, id: string, stream: StreamName) {
    const { aggregate } = type;
    let before =
      loader.known(stream) ??
      (command.id === undefined ? emptyStream(aggregate) : await loader.refresh(aggregate, stream));
    for (let retry = 0; ; ) {
      const outcome = await attempt(type, command, id, stream, before);
      if (outcome.outcome === 'accepted') {
        return { outcome, following: type.afterwards?.(command.input as never, before.state, id) };
      }
      const fresh = await loader.refresh(aggregate, stream);
      if (fresh.revision === before.revision) return { outcome, following: undefined };
      before = fresh;
      if (outcome.outcome === 'conflict' && outcome.reason === 'revision' && command.expectedRevision === undefined) {
        retry += 1;
        if (retry > RETRIES) return { outcome, following: undefined };
        await options.pause(retry);
      }
    }
  }

  async function attempt(
    type: CommandType,
    command: Command,
    id: string,
    stream: StreamName,
    before: StreamState,
  ): Promise<Outcome> {
    const first = before.commands.get(command.commandId);
    if (first) return keeping.repeated(sentAs(command), id, stream, before, first);
    if (command.expectedRevision !== undefined && command.expectedRevision !== before.revision) {
      return { outcome: 'conflict', reason: 'revision', stream, actual: before.revision };
    }
    const decided = await decideOn(deciding, type, command, { id, stream, before });
    if (isRefusal(decided)) return { outcome: 'refused', refusal: decided };
    const reservation = type.reserve?.(decided.input as never, before.state, id);
    if (reservation) {
      const held = await execute(commandOn(command, reservation));
      if (held.outcome !== 'accepted') return held;
    }
    const outcome = await keeping.keep(type.aggregate, before, id, {
      stream,
      facts: decided.events.map((event) => ({ ...event, occurredAt: decided.occurredAt })),
      actor: command.actor,
      commandId: command.commandId,
      sent: sentAs(command),
      correlationId: command.correlationId,
      causationId: command.causationId,
      basedOn: decided.basedOn,
      outlet: decided.outlet,
      customer: type.aggregate.customerOf?.(before.state) ?? customerIn(decided.events),
    });
    if (reservation && outcome.outcome !== 'accepted') await execute(releasing(command, reservation.release));
    return outcome;
  }

  /**
   * Appends what another system knows of an aggregate, once: rules and lifecycle do not judge the past. The same history
   * again adds nothing; another one under the same command id is a conflict.
   */
  async function importHistory(history: ImportedHistory, actor: Actor): Promise<Accepted | Conflicted> {
    let outcome: Accepted | Conflicted | undefined;
    for (const statement of statementsOf(history, actor, clock)) {
      outcome = await inTurn(statement.stream, () => importStatement(history, statement));
      if (outcome.outcome !== 'accepted') break;
    }
    return outcome as Accepted | Conflicted;
  }

  async function importStatement({ aggregate: category, id }: ImportedHistory, statement: Statement) {
    const { stream, commandId, sent } = statement;
    const aggregate = loader.aggregateOf(category);
    for (let retry = 1; ; retry += 1) {
      const before = await loader.refresh(aggregate, stream);
      const first = before.commands.get(commandId);
      if (first) return keeping.repeated(sent, id, stream, before, first);
      const outcome = await keeping.keep(aggregate, before, id, statement);
      if (outcome.outcome === 'accepted' || retry > RETRIES) return outcome;
      await options.pause(retry);
    }
  }

  return { execute, importHistory };
}
export type Executor = ReturnType<typeof createExecutor>;

/** What a command says, as it was sent: the same under the same id is the same command. */
function sentAs({ command, id, data, occurredAt }: Command): SentCommand {
  return { command, id, data, occurredAt };
}

/** A step on another stream, under the same command id. */
function commandOn({ actor, commandId, correlationId }: Command, { command, id, input }: FollowingCommand): Command {
  return { command, id, data: input as JsonObject, input, actor, commandId, correlationId: correlationId ?? commandId };
}

/** Frees what the same command reserved: on that stream its command id is taken. */
function releasing(command: Command, release: FollowingCommand): Command {
  return { ...commandOn(command, release), commandId: derivedId('release', command.commandId) };
}
