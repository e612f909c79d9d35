import { type Aggregate, type Fact, type Instant, instantOf, type RecordedEvent, streamName } from '../index.ts';

export const NOON = '2026-11-20T12:00:00.000Z' as Instant;

/** A fact as it may stand in the log: the n-th event of its stream, an hour before NOON unless said otherwise. */
export function recorded({ type, data }: Fact, n: number, at = '2026-11-20T11:00:00.000Z' as Instant): RecordedEvent {
  return {
    id: `event-${n}`,
    type,
    schemaVersion: 1,
    occurredAt: at,
    recordedAt: instantOf(Date.parse('2026-11-20T11:00:00.000Z') + n),
    stream: streamName('any', 'stream'),
    revision: n,
    position: n + 1,
    data: data as RecordedEvent['data'],
    meta: {
      actor: { id: 'staff-1', role: 'sales_consultant' },
      commandHash: `sha256:${n}`,
      commandId: `command-${n}`,
      correlationId: `command-${n}`,
      tenant: 'tenant-1',
    },
  };
}

/** The state after these events, every one before it frozen: a fold that touches an earlier state throws. */
export function folded<State>(aggregate: Aggregate<State>, events: readonly RecordedEvent[]): State {
  return events.reduce((state, event) => aggregate.evolve(frozen(state), event), aggregate.initial);
}

function frozen<Value>(value: Value): Value {
  if (value instanceof Map) {
    value.set = value.delete = value.clear = refuseChange;
    for (const entry of value.values()) frozen(entry);
  } else if (typeof value === 'object' && value !== null) {
    Object.freeze(value);
    for (const entry of Object.values(value)) frozen(entry);
  }
  return value;
}

function refuseChange(): never {
  throw new TypeError('a state was changed after it was given out');
}
