import type { Appended } from '#event-store';
import {
  type Actor,
  type BasedOn,
  type EventMeta,
  eventId,
  type Fact,
  type Instant,
  type NewEvent,
  type Provenance,
  type StreamEvent,
  type StreamName,
} from '#kernel';
import type { AtOnceOrLater, Codec, SentCommand } from '#privacy';
import { goOn } from './all-of.ts';

/** A fact with its own time. */
export interface TimedFact extends Fact {
  readonly occurredAt: Instant;
  /** As an import's source wrote it. */
  readonly time?: string;
}

/** Facts that one command states about one stream, with what their metadata needs. */
export interface Statement {
  readonly stream: StreamName;
  readonly facts: readonly TimedFact[];
  readonly actor: Actor;
  readonly commandId: string;
  /** The command as it was sent: what its hash is made of. */
  readonly sent: SentCommand;
  readonly correlationId?: string | undefined;
  readonly causationId?: string | undefined;
  readonly basedOn?: readonly BasedOn[] | undefined;
  readonly outlet?: string | undefined;
  readonly provenance?: Omit<Provenance, 'time'> | undefined;
  /** Whom free text in the stream concerns. */
  readonly customer: string | undefined;
}

/** The facts as events in stored form: ids derived, personal fields sealed, metadata put together. */
export function toEvents(codec: Codec, tenant: string, statement: Statement): AtOnceOrLater<readonly NewEvent[]> {
  const { stream, facts, commandId, customer, actor } = statement;
  const ids = facts.map((_, n) => eventId(stream, commandId, n));
  return goOn(codec.seal(facts, { stream, customer, actorId: actor.id }, ids), (sealed) =>
    goOn(codec.commandHash(statement.sent, sealed, customer), (commandHash) =>
      sealed.map(({ type, schemaVersion, data }, n) => {
        const { occurredAt, time } = facts[n] as TimedFact;
        const meta = metaOf(statement, tenant, commandHash, time);
        return { id: ids[n] as string, type, schemaVersion, occurredAt, data, meta };
      }),
    ),
  );
}

function metaOf(statement: Statement, tenant: string, commandHash: string, time: string | undefined): EventMeta {
  const { actor, basedOn, causationId, commandId, correlationId, outlet, provenance } = statement;
  const meta: { -readonly [Name in keyof EventMeta]?: EventMeta[Name] } = { actor };
  if (basedOn && basedOn.length > 0) meta.basedOn = basedOn;
  if (causationId !== undefined) meta.causationId = causationId;
  meta.commandHash = commandHash;
  meta.commandId = commandId;
  meta.correlationId = correlationId ?? commandId;
  if (outlet !== undefined) meta.outlet = outlet;
  if (provenance) meta.provenance = { ...provenance, ...(time !== undefined && { time }) };
  meta.tenant = tenant;
  return meta as EventMeta;
}

/** The events as their stream holds them now. Those of one append stand side by side there. */
export function asRecorded(
  stream: StreamName,
  events: readonly NewEvent[],
  { revision, recordedAt }: Pick<Appended, 'revision' | 'recordedAt'>,
): readonly StreamEvent[] {
  const first = revision - events.length + 1;
  return events.map((event, n) => ({ ...event, stream, revision: first + n, recordedAt }));
}

/** The customer that facts name: whom the free text of a new stream concerns. */
export function customerIn(facts: readonly Fact[]): string | undefined {
  const named = facts.map(({ data }) => (data as { customerId?: unknown }).customerId).find((id) => id !== undefined);
  return typeof named === 'string' ? named : undefined;
}
