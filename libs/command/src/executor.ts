import { EventRefused } from '#event-store';
import type { ImportedHistory } from '#interchange';
import {
  type Actor,
  type CommandType,
  categoryOf,
  derivedId,
  type FollowingCommand,
  isRefusal,
  type JsonObject,
  type Reservation,
  type StreamName,
  streamName,
} from '#kernel';
import { type AtOnceOrLater, type SentCommand, SubjectErased } from '#privacy';
import { goOn } from './all-of.ts';
import { customerIn, type Statement } from './appending.ts';
import type { Accepted, Command, Conflicted, Outcome } from './command.ts';
import { type Decided, type Deciding, decideOn } from './deciding.ts';
import { UnknownCommand } from './errors.ts';
import type { ExecutorOptions } from './executor-options.ts';
import { type FactNames, loadFacts, NO_FACTS } from './facts.ts';
import { statementsOf } from './history.ts';
import { keeper } from './keeping.ts';
import { fieldOpener } from './opened-fields.ts';
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
  const { store, registry, policyNow, clock } = options;
  const types = Map.groupBy(options.commands, ({ name }) => name);
  const aggregates = new Map(options.aggregates.map((aggregate) => [aggregate.category, aggregate]));
  const loader = streamLoader(store, registry, aggregates, options.cacheCapacity);
  const inTurn = streamQueue(options.queueCapacity);
  const keeping = keeper(options, loader);
  const deciding: Deciding = {
    loader,
    policyNow,
    clock,
    currency: store.header.currency,
    backdatingMs: options.backdatingMs,
    zoneOf: options.zoneOf,
    openFields: fieldOpener(store, registry, options.codec),
    factsOf: (type, input, state) =>
      type.facts
        ? loadFacts(type.facts(input as never, state) as FactNames, loader, options.opportunitiesOf)
        : NO_FACTS,
    load: (names) => loadFacts(names, loader, options.opportunitiesOf),
  };

  /** Where a command is there for several kinds of stream, its input says for which; the first one needs no word. */
  function typeOf({ command: name, input }: { readonly command: string; readonly input: object }): CommandType {
    const alternatives = types.get(name);
    if (!alternatives) throw new UnknownCommand(`there is no command ${JSON.stringify(name)}`);
    const [first] = alternatives;
    if (alternatives.length === 1 || !('aggregate' in input)) return first as CommandType;
    const meant = alternatives.find(({ aggregate }) => aggregate.category === input.aggregate);
    if (!meant) throw new UnknownCommand(`${name} is there for no aggregate ${JSON.stringify(input.aggregate)}`);
    return meant;
  }

  async function execute(command: Command): Promise<Outcome> {
    const type = typeOf(command);
    const id =
      command.id ??
      type.idOf?.(command.input as never) ??
      (type.creates === undefined ? undefined : derivedId(type.creates, command.commandId));
    if (id === undefined) {
      throw new UnknownCommand(`${command.command} needs the id of its ${type.aggregate.category}: give it as "id"`);
    }
    const stream = streamName(type.aggregate.category, id);
    const { outcome, following } = await inTurn(stream, () => settle(type, command, id, stream));
    if (following) await execute(await nextStep(command, following));
    return outcome;
  }

  /** Tries until the answer rests on the stream as the store holds it. */
  async function settle(type: CommandType, command: Command, id: string, stream: StreamName) {
    const { aggregate } = type;
    let before =
      loader.known(stream) ??
      (command.id === undefined && !type.idOf ? emptyStream(aggregate) : await loader.refresh(aggregate, stream));
    for (let retry = 0; ; ) {
      let outcome: Outcome;
      try {
        const attempted = attempt(type, command, id, stream, before);
        outcome = attempted instanceof Promise ? await attempted : attempted;
      } catch (error) {
        outcome = await recall(error, type, command, id, stream);
      }
      // An append shows that the stream was as supposed; where there was nothing to append, it is read.
      const appended = outcome.outcome === 'accepted' && outcome.events.length > 0;
      const fresh = appended ? before : await loader.refresh(aggregate, stream);
      const settled = fresh.revision === before.revision;
      if (outcome.outcome === 'accepted' && settled) {
        return { outcome, following: type.afterwards?.(command.input as never, before.state, id) };
      }
      const lost = outcome.outcome === 'conflict' && command.expectedRevision === undefined;
      if (settled || (lost && retry === RETRIES)) {
        return { outcome, following: type.reserve?.(command.input as never, fresh.state, id)?.release };
      }
      before = fresh;
      if (lost) {
        retry += 1;
        await options.pause(retry);
      }
    }
  }

  /**
   * An event id that is used already, or a person who was forgotten: the command may have been done where this process did
   * not see it.
   */
  async function recall(
    error: unknown,
    type: CommandType,
    command: Command,
    id: string,
    stream: StreamName,
  ): Promise<Outcome> {
    if (!(error instanceof EventRefused || error instanceof SubjectErased)) throw error;
    const fresh = await loader.refresh(type.aggregate, stream);
    const first = fresh.commands.get(command.commandId);
    if (first === undefined) throw error;
    return keeping.repeated(type.aggregate, fresh, id, { stream, sent: sentAs(command) }, first);
  }

  function attempt(
    type: CommandType,
    command: Command,
    id: string,
    stream: StreamName,
    before: StreamState,
  ): AtOnceOrLater<Outcome> {
    const first = before.commands.get(command.commandId);
    if (first !== undefined)
      return keeping.repeated(type.aggregate, before, id, { stream, sent: sentAs(command) }, first);
    const permitted = command.permit?.(askedOf(command, type, id, before));
    if (!permitted) return decideAndKeep(type, command, id, stream, before);
    return permitted.then(
      (forbidden): AtOnceOrLater<Outcome> =>
        forbidden ? { outcome: 'refused', refusal: forbidden } : decideAndKeep(type, command, id, stream, before),
    );
  }

  function decideAndKeep(
    type: CommandType,
    command: Command,
    id: string,
    stream: StreamName,
    before: StreamState,
  ): AtOnceOrLater<Outcome> {
    if (command.expectedRevision !== undefined && command.expectedRevision !== before.revision) {
      return { outcome: 'conflict', reason: 'revision', stream, actual: before.revision };
    }
    const keep = (decided: Decided) =>
      keeping.keep(
        type.aggregate,
        before,
        id,
        {
          stream,
          facts: decided.events.map(({ type, data }) => ({ type, data, occurredAt: decided.occurredAt })),
          actor: command.actor,
          commandId: command.commandId,
          sent: sentAs(command),
          correlationId: command.correlationId,
          causationId: command.causationId,
          basedOn: decided.basedOn,
          outlet: decided.outlet,
          customer: type.aggregate.customerOf?.(before.state) ?? customerIn(decided.events),
        },
        decided.warnings,
      );
    return goOn(decideOn(deciding, type, command, { id, stream, before }), (decided): AtOnceOrLater<Outcome> => {
      if (isRefusal(decided)) return { outcome: 'refused', refusal: decided };
      const reservation = type.reserve?.(decided.input as never, before.state, id);
      if (!reservation) return keep(decided);
      return reserve(command, reservation).then(
        (held): AtOnceOrLater<Outcome> => (held.outcome === 'accepted' ? keep(decided) : held),
      );
    });
  }

  function askedOf({ command, input, actor }: Command, { aggregate }: CommandType, id: string, before: StreamState) {
    const { opportunitiesOf } = options;
    const { category } = aggregate;
    const read = async (stream: StreamName) =>
      (await loader.refresh(loader.aggregateOf(categoryOf(stream)), stream)).state;
    return { command, input, actor, category, id, state: before.state, read, opportunitiesOf };
  }

  /** Holds a place; where an earlier try of the command held it, it may have been given up since, so it is asked again. */
  async function reserve(command: Command, reservation: Reservation): Promise<Outcome> {
    const held = await execute(commandOn(command, reservation, command.commandId));
    if (held.outcome !== 'accepted' || !held.repeated) return held;
    return execute(await nextStep(command, reservation));
  }

  /** A further step on a stream that knows the command's id already: named after the revision it is asked on. */
  async function nextStep(command: Command, step: FollowingCommand): Promise<Command> {
    const { aggregate } = typeOf(step);
    const { revision } = await loader.refresh(aggregate, streamName(aggregate.category, step.id));
    return commandOn(command, step, derivedId(step.command, `${command.commandId}:${revision}`));
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
    const { stream, commandId } = statement;
    const aggregate = loader.aggregateOf(category);
    for (let retry = 1; ; retry += 1) {
      const before = await loader.refresh(aggregate, stream);
      const first = before.commands.get(commandId);
      if (first !== undefined) return keeping.repeated(aggregate, before, id, statement, first);
      const outcome = await keeping.keep(aggregate, before, id, statement);
      if (outcome.outcome === 'accepted' || retry > RETRIES) return outcome;
      await options.pause(retry);
    }
  }

  return { execute, importHistory };
}
export type Executor = ReturnType<typeof createExecutor>;

/** What a command says, as it was sent: the same under the same id is the same command. In the order of its canonical form. */
function sentAs({ command, id, data, occurredAt, occurredAtText = occurredAt }: Command): SentCommand {
  return { command, data, id, occurredAt: occurredAtText };
}

/** A step on another stream, by the same actor and for the same command. */
function commandOn(
  { actor, commandId, correlationId }: Command,
  { command, id, input }: FollowingCommand,
  stepId: string,
): Command {
  return {
    command,
    id,
    data: input as JsonObject,
    input,
    actor,
    commandId: stepId,
    correlationId: correlationId ?? commandId,
  };
}
