import { readEvents } from '#command';
import type { Actor, Instant, Json, Provenance, RecordedEvent } from '#kernel';
import { type FieldHistory, type FieldSetting, fieldHistories } from '#opportunity';
import { positionOf } from './completeness.ts';
import { registry } from './domain.ts';
import { NothingKnown, QuestionRefused } from './errors.ts';
import type { Engine } from './open-engine.ts';
import { type AskedTimes, queryTimes } from './query-time.ts';
import { streamNamed } from './stream-named.ts';

/** An event that is named as a reason: who, when on both axes, and what asked for it. */
export interface Reason {
  readonly eventId: string;
  readonly type: string;
  readonly revision: number;
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
  readonly actor: Actor;
  readonly commandId: string;
  readonly correlationId: string;
  readonly causationId: string | null;
  /** Where it was imported from; null: it was not. */
  readonly provenance: Provenance | null;
}

/** One time that a field came to have a value, and why. */
export interface ExplainedValue {
  /** null: none any more. */
  readonly value: Json;
  readonly setBy: Reason;
  /** The correction or late entry without which it would not have been set so. */
  readonly revisedBy: Reason | null;
  /** The correction or late entry since which it counts as never set. */
  readonly supersededBy: Reason | null;
}

export interface ExplainedField {
  readonly field: string;
  readonly value: Json;
  /** In the order in which things happened; the last that is not superseded is the value. */
  readonly history: readonly ExplainedValue[];
}

export interface ExplanationAnswer {
  readonly opportunity: string;
  readonly asOf: Instant;
  readonly effectiveAt: Instant;
  /** By name. */
  readonly fields: readonly ExplainedField[];
  readonly position: string;
  readonly settled: boolean;
}

export interface ExplanationQuestion extends AskedTimes {
  /** One field, or all that a name is the beginning of: `stage`, `orders`, `orders.r-1`. */
  readonly field?: string | undefined;
}

/**
 * Why each field of an opportunity is what it is at one instant, by what was known at another: the events that set it, and those
 * that corrected or put aside what it said before. Personal fields are not in the state.
 * @throws NothingKnown where nothing of an opportunity of that id was known then; QuestionRefused for a field that it never had
 */
export async function askExplanation(
  { store, clock }: Pick<Engine, 'store' | 'clock'>,
  id: string,
  { field, ...asked }: ExplanationQuestion,
): Promise<ExplanationAnswer> {
  const head = await store.head();
  const { asOf, effectiveAt, settled } = queryTimes(asked, head, clock);
  const stream = streamNamed('opportunity', id);
  const events = stream ? await readEvents(store, registry, stream) : [];
  const known = events.filter(({ position, recordedAt }) => position <= head.position && recordedAt <= asOf);
  const histories = fieldHistories(known, effectiveAt);
  if (histories.length === 0) {
    throw new NothingKnown(
      `nothing of an opportunity ${JSON.stringify(id)} was known at ${asOf} to have happened by ${effectiveAt}`,
    );
  }
  const byId = new Map(known.map((event) => [event.id, event]));
  return {
    opportunity: id,
    asOf,
    effectiveAt,
    fields: named(histories, field).map(({ settings, ...one }) => ({
      ...one,
      history: settings.map((setting) => explained(setting, byId)),
    })),
    position: await positionOf(store, { asOf, settled }, head),
    settled,
  };
}

function named(histories: readonly FieldHistory[], name: string | undefined): readonly FieldHistory[] {
  const found = histories.filter(({ field }) => name === undefined || field === name || field.startsWith(`${name}.`));
  if (found.length > 0) return found.toSorted((a, b) => (a.field < b.field ? -1 : 1));
  const groups = [...new Set(histories.map(({ field }) => field.split('.')[0]))].sort().join(', ');
  throw new QuestionRefused(`the opportunity has no field ${JSON.stringify(name)}; there are ${groups}`);
}

function explained(setting: FieldSetting, events: ReadonlyMap<string, RecordedEvent>): ExplainedValue {
  const reason = (id: string | undefined) => {
    const event = id === undefined ? undefined : events.get(id);
    return event ? reasonOf(event) : null;
  };
  return {
    value: setting.value,
    setBy: reasonOf(events.get(setting.setBy) as RecordedEvent),
    revisedBy: reason(setting.revisedBy),
    supersededBy: reason(setting.supersededBy),
  };
}

/** @param event as its stream holds it */
export function reasonOf({ id, type, revision, occurredAt, recordedAt, meta }: RecordedEvent): Reason {
  const { actor, commandId, correlationId, causationId = null, provenance = null } = meta;
  return {
    eventId: id,
    type,
    revision,
    occurredAt,
    recordedAt,
    actor,
    commandId,
    correlationId,
    causationId,
    provenance,
  };
}
