import { dealershipCommands } from '#dealership';
import {
  type Aggregate,
  aggregateIdOf,
  type CommandType,
  type Context,
  categoryOf,
  derivedId,
  eventId,
  type FollowingCommand,
  isRefusal,
  type JsonObject,
  noPolicy,
  type RecordedEvent,
  type Refusal,
  type StreamName,
  streamName,
  type Zone,
} from '#kernel';
import { opportunityCommands } from '#opportunity';
import type { TimedCommand } from '../timed-command.ts';

interface Stream {
  readonly events: RecordedEvent[];
  state: unknown;
}

/** The domain's decisions over plain lists of events: no store, no codec, no executor. */
export interface PlainLog {
  readonly streams: ReadonlyMap<StreamName, Stream>;
  send(command: TimedCommand): Refusal | undefined;
}

type Step = Omit<TimedCommand, 'data'> & { readonly data: object };

export function plainLog(zone: Zone): PlainLog {
  const types = new Map([...opportunityCommands, ...dealershipCommands].map((type) => [type.name, type]));
  const aggregates = new Map([...types.values()].map(({ aggregate }) => [aggregate.category, aggregate as Aggregate]));
  const streams = new Map<StreamName, Stream>();
  let position = 0;

  function streamOf(name: StreamName): Stream {
    const known = streams.get(name);
    if (known) return known;
    const made = { events: [], state: aggregates.get(categoryOf(name))?.initial };
    streams.set(name, made);
    return made;
  }

  function known(name: StreamName) {
    const { events, state } = streamOf(name);
    return { id: aggregateIdOf(name), state, revision: events.length - 1 };
  }

  /** Customers of a simulation have one opportunity each: no stream beside the command's own. */
  function factsOf(type: CommandType, input: object, state: unknown): object {
    const wanted = Object.entries(type.facts?.(input as never, state) ?? {});
    return Object.fromEntries(
      wanted.map(([name, at]) => {
        if (typeof at === 'string') return [name, known(at as StreamName)];
        return [name, Array.isArray(at) ? at.map(known) : []];
      }),
    );
  }

  function follow(step: Step, next: FollowingCommand | undefined): Refusal | undefined {
    return next && run({ ...step, command: next.command, id: next.id, data: next.input });
  }

  function run(step: Step): Refusal | undefined {
    const type = types.get(step.command);
    if (!type) throw new RangeError(`there is no command ${step.command}`);
    const { id, data, actor, commandId, occurredAt, recordedAt } = step;
    const name = streamName(type.aggregate.category, id);
    const stream = streamOf(name);
    const reserved = follow(step, type.reserve?.(data as never, stream.state, id));
    if (reserved) return reserved;

    const context: Context = {
      id,
      commandId,
      actor,
      occurredAt,
      now: recordedAt,
      zone,
      currency: 'CNY',
      imported: false,
      policy: noPolicy,
      effective: type.aggregate.effectiveAt?.(stream.events, occurredAt) ?? stream.state,
      newId: (kind) => derivedId(kind, commandId),
    };
    const decided = type.decide(data as never, stream.state, { ...context, ...factsOf(type, data, stream.state) });
    if (isRefusal(decided)) return decided;
    decided.forEach((fact, n) => {
      position += 1;
      const event: RecordedEvent = {
        id: eventId(name, commandId, n),
        ...fact,
        data: fact.data as JsonObject,
        schemaVersion: 1,
        occurredAt,
        meta: { actor, commandHash: 'sha256:', commandId, correlationId: commandId, tenant: 'test' },
        stream: name,
        revision: stream.events.length,
        position,
        recordedAt,
      };
      stream.events.push(event);
      stream.state = type.aggregate.evolve(stream.state, event);
    });
    return follow(step, type.afterwards?.(data as never, stream.state, id));
  }

  return { streams, send: run };
}
