import type { Instant, RecordedEvent } from '#kernel';
import { foldBatch, pastsFromTheBeginning } from '#projection';
import { openMemoryReadStore } from '#read-store/memory';
import { type FlowMemory, type Flows, flowMemory, funnelFlowProjection } from './index.ts';

/** A view of a log, projected in batches of a size, and a memory of it. */
export interface Projected {
  project(events: readonly RecordedEvent[]): Promise<void>;
  flows(memory?: FlowMemory): Promise<Flows>;
  digests(): Promise<readonly string[]>;
}

export async function projectedFlow(batch: number): Promise<Projected> {
  const store = openMemoryReadStore({ clock: () => '2026-01-01T00:00:00.000Z' as Instant });
  const { lease } = await store.acquire('test', 60_000);
  const view = await store.open(funnelFlowProjection);
  const wanted = new Set(funnelFlowProjection.wants);
  const kept = flowMemory();
  const pasts = pastsFromTheBeginning(funnelFlowProjection);
  return {
    async project(events) {
      for (let at = 0; at < events.length; at += batch) {
        const some = events.slice(at, at + batch);
        const { id, index = 0, position, recordedAt } = some.at(-1)!;
        const changes = await foldBatch(
          funnelFlowProjection,
          view,
          some.filter(({ type }) => wanted.has(type)),
          { pasts },
        );
        await view.commit(changes, { logId: 'log', index, position, recordedAt, eventId: id }, lease);
      }
    },
    flows: (memory = kept) => view.read((reader) => memory.read(reader)),
    digests: () => Promise.all(Object.keys(view.spec.collections).map((name) => view.digest(name))),
  };
}
