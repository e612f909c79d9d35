import { eventId, type Instant, type JsonObject, later, type RecordedEvent, streamName } from '#kernel';

/** What a test says of an event: when it happened, and what. */
export type Told = readonly [at: Instant, type: string, data: object, recordedAt?: Instant];

const stream = streamName('opportunity', 'op-1');

/** The n-th minute of the tests' calendar. */
export function minute(n: number): Instant {
  return later('2026-11-20T00:00:00.000Z' as Instant, n * 60_000);
}

/** Events of one stream, recorded in the order they are told. */
export function recorded(told: readonly Told[], by = 's-1'): readonly RecordedEvent[] {
  return told.map(([occurredAt, type, data, recordedAt], revision) => ({
    id: eventId(stream, 'told', revision),
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
