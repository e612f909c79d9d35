import { type Instant, type JsonObject, type RecordedEvent, streamName } from '#kernel';
import { type Flows } from './index.ts';
import { projectedFlow } from './projected-flow.fixture.ts';

/** An event as a test tells it: `MM-DD` of 2026 at 00:00 UTC, and when it was recorded where that was later. */
export type Told = readonly [type: string, day: string, data?: JsonObject, recorded?: string];

/** Events of opportunities by id, recorded in the order of their days. */
export function toldEvents(opportunities: Readonly<Record<string, readonly Told[]>>): readonly RecordedEvent[] {
  const told = Object.entries(opportunities).flatMap(([id, events]) =>
    events.map(([type, day, data = {}, recorded = day], revision) => ({ id, revision, type, day, data, recorded })),
  );
  told.sort((a, b) => (a.recorded < b.recorded ? -1 : a.recorded > b.recorded ? 1 : a.revision - b.revision));
  return told.map(({ id, revision, type, day, data, recorded }, index): RecordedEvent => {
    const stream = streamName('opportunity', id);
    return {
      id: `${stream}.${revision}`,
      type,
      schemaVersion: 1,
      occurredAt: dayStart(day),
      recordedAt: dayStart(recorded),
      data: { episode: 1, ...data },
      meta: {
        actor: { id: 'a', role: 'service' },
        commandHash: 'sha256:0',
        commandId: 'c',
        correlationId: 'c',
        tenant: 't',
      },
      stream,
      revision,
      position: index + 1,
      index,
    };
  });
}

/** The flows that these events make. */
export async function flowsOf(opportunities: Readonly<Record<string, readonly Told[]>>): Promise<Flows> {
  const view = await projectedFlow(3);
  await view.project(toldEvents(opportunities));
  return view.flows();
}

/** 00:00 UTC of `MM-DD` in 2026. */
export function dayStart(day: string): Instant {
  return `2026-${day}T00:00:00.000Z` as Instant;
}

export function dealer(data: JsonObject = {}): JsonObject {
  return { customerId: 'c-1', stageModel: 'dealer@1', stage: 'PROFILED', dimensions: {}, ...data };
}

export function yuan(amount: string): JsonObject {
  return { amount, currency: 'CNY' };
}
