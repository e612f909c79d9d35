import { eventId, type Instant, type JsonObject, later, type RecordedEvent, streamName } from '#kernel';
import { opportunity } from './opportunity.ts';
import type { OpportunityState } from './opportunity-state.ts';

/** What a test says of an event: when it happened, and what; recorded then too, unless it came late. */
export type Told = readonly [at: Instant, type: string, data: object, recordedAt?: Instant];

const stream = streamName('opportunity', 'op-1');
const ids = new Map<number, string>();

/** The n-th minute of the tests' calendar. */
export function minute(n: number): Instant {
  return later('2026-11-20T00:00:00.000Z' as Instant, n * 60_000);
}

/** Id of the event with this revision. */
export function idOf(revision: number): string {
  const id = ids.get(revision) ?? eventId(stream, 'told', revision);
  ids.set(revision, id);
  return id;
}

/** Events of one stream, recorded in the order they are told, as they stand in the log but for what is sealed. */
export function recorded(told: readonly Told[], by = 's-1'): readonly RecordedEvent[] {
  return told.map(([occurredAt, type, data, recordedAt], revision) => ({
    id: idOf(revision),
    type,
    schemaVersion: 1,
    occurredAt,
    recordedAt: recordedAt ?? occurredAt,
    stream,
    revision,
    position: revision + 1,
    data: data as JsonObject,
    meta: {
      actor: { id: by, role: 'sales_consultant' },
      commandHash: 'sha256:0',
      commandId: `told-${revision}`,
      correlationId: 'told',
      tenant: 't-1',
    },
  }));
}

/** The state after these events, each one before it frozen: a fold that touches an earlier state throws. */
export function folded(events: readonly RecordedEvent[]): OpportunityState {
  return events.reduce((state, event) => frozen(opportunity.evolve(state, frozen(event))), opportunity.initial);
}

function frozen<Value>(value: Value): Value {
  if (value instanceof Map) {
    value.set = value.delete = value.clear = refuseChange;
    for (const one of value.values()) frozen(one);
  } else if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const one of Object.values(value)) frozen(one);
  }
  return value;
}

function refuseChange(): never {
  throw new TypeError('a state was changed after it was given out');
}

export function createdIn(stageModel: string, stage: string, more: object = {}): object {
  return {
    episode: 1,
    customerId: 'c-1',
    dimensions: {},
    stageModel,
    stage,
    checks: { filled: 0, missing: [], birthdayKnown: false },
    ...more,
  };
}

export function yuan(amount: string): { readonly amount: string; readonly currency: string } {
  return { amount, currency: 'CNY' };
}

const vin = 'LSVAA49J132047371';

/** A dealer's sale up to each of its turns, one minute apart from minute 0 on. */
export const profiled: readonly Told[] = [
  [minute(0), 'Created', createdIn('dealer@1', 'PROFILED', { consultant: 's-1', outlet: 'o-1' })],
];
export const planned: readonly Told[] = [
  ...profiled,
  [minute(1), 'FollowUpScheduled', { episode: 1, activityId: 'a-1', dueAt: minute(60), type: 'phone', checks: {} }],
];
export const ordered: readonly Told[] = [
  ...profiled,
  [minute(1), 'OrderPlaced', { episode: 1, orderId: 'r-1', amount: yuan('100.00') }],
];
export const matched: readonly Told[] = [
  ...ordered,
  [minute(2), 'VehicleMatched', { episode: 1, orderId: 'r-1', vin }],
];
export const delivered: readonly Told[] = [
  ...matched,
  [minute(3), 'VehicleDelivered', { episode: 1, orderId: 'r-1', vin, deliveredAt: minute(3) }],
];
export const sold: readonly Told[] = [...delivered, [minute(4), 'Converted', { episode: 1, checks: {} }]];
export const gone: readonly Told[] = [
  ...profiled,
  [minute(1), 'Lost', { episode: 1 }],
  [minute(1), 'CustomerDormant', { episode: 1, customerId: 'c-1' }],
];
/** A project's sale that was signed. */
export const signed: readonly Told[] = [
  [minute(0), 'Created', createdIn('project@1', 'TARGET_CUSTOMER', { consultant: 's-1' })],
  [minute(1), 'OrderPlaced', { episode: 1, orderId: 'r-1', amount: yuan('100.00') }],
];
