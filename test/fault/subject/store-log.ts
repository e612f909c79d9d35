import { join } from 'node:path';
import type { EventStore } from '#event-store';
import { openSqliteEventStore } from '#event-store/sqlite';
import { eventId, instantOf, type NewEvent, type StreamName, streamName } from '#kernel';
import type { Entry, FaultLog, StoredEntry } from './fault-log.ts';

/** The embedded log: a lane is a stream, the n-th entry its event of revision n, appended on top of the one before. */
export async function openStoreLog(folder: string): Promise<FaultLog> {
  const store = await openSqliteEventStore({
    file: join(folder, 'events.db'),
    create: { tenant: 'faults', zone: 'UTC', currency: 'EUR', simulated: true },
    clock: () => instantOf(Date.now()),
  });
  return {
    async write({ lane, n }) {
      const appended = await store.append(streamOf(lane), [eventOf({ lane, n })], n === 0 ? 'noStream' : n - 1);
      if (appended.outcome === 'conflict') throw new Error(`conflict: the stream is at ${appended.actual}`);
      if (appended.revision !== n) throw new Error(`acknowledged as revision ${appended.revision}`);
    },
    contents: () => contentsOf(store),
    close: () => store.close(),
  };
}

function streamOf(lane: number): StreamName {
  return streamName('opportunity', `lane-${lane}`);
}

/** About 350 bytes as stored. */
function eventOf({ lane, n }: Entry): NewEvent {
  const commandId = `${lane}:${n}`;
  return {
    id: eventId(streamOf(lane), commandId, 0),
    type: 'FollowUpCompleted',
    schemaVersion: 1,
    occurredAt: instantOf(Date.UTC(2026, 0, 1) + n * 60_000),
    data: { activityId: commandId, result: 'reached', channel: 'phone' },
    meta: {
      actor: { id: `consultant-${lane}`, role: 'consultant' },
      commandHash: eventId(streamOf(lane), commandId, 1),
      commandId,
      correlationId: commandId,
      tenant: 'faults',
    },
  };
}

/** The log's entries; one that is not as it was written comes under lane −1, which nobody writes. */
async function contentsOf(store: EventStore): Promise<StoredEntry[]> {
  const entries: StoredEntry[] = [];
  for await (const page of store.readAll()) {
    for (const { stream, revision, position, id, data } of page) {
      const entry = { lane: Number(stream.slice('opportunity-lane-'.length)), n: revision };
      const written = eventOf(entry);
      const intact = written.id === id && JSON.stringify(written.data) === JSON.stringify(data);
      entries.push({ ...entry, lane: intact ? entry.lane : -1, position });
    }
  }
  return entries;
}
