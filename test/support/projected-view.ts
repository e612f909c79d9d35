import type { Instant, RecordedEvent } from '#kernel';
import { foldBatch, type Projection, pastsFromTheBeginning } from '#projection';
import type { View } from '#read-store';
import { openMemoryReadStore } from '#read-store/memory';
import type { Choices } from './random-numbers.ts';

/** A view in memory that holds these events, taken `batch` at a time, in the order given. */
export async function projectedView(
  projection: Projection,
  events: readonly RecordedEvent[],
  batch = 1_000,
): Promise<View> {
  const store = openMemoryReadStore({ clock: () => '2026-01-01T00:00:00.000Z' as Instant });
  const { lease } = await store.acquire('test', 60_000);
  const { name, version, collections } = projection;
  const wanted = new Set(projection.wants);
  const view = await store.open({ name, version, collections });
  const pasts = pastsFromTheBeginning(projection);
  for (let at = 0; at < events.length; at += batch) {
    const some = events.slice(at, at + batch);
    const { index, id, recordedAt, position } = some.at(-1) as RecordedEvent;
    const ofInterest = some.filter(({ type }) => projection.wants === 'all' || wanted.has(type));
    const changes = await foldBatch(projection, view, ofInterest, { pasts });
    await view.commit(changes, { logId: 'log', index: index as number, position, recordedAt, eventId: id }, lease);
  }
  return view;
}

/** What the view holds, collection by collection. */
export async function digestsOf(view: View): Promise<Readonly<Record<string, string>>> {
  const digests: Record<string, string> = {};
  for (const name of Object.keys(view.spec.collections)) digests[name] = await view.digest(name);
  return digests;
}

/** The same events, each stream whole before the next begins. */
export function streamByStream(events: readonly RecordedEvent[]): readonly RecordedEvent[] {
  return [...Map.groupBy(events, ({ stream }) => stream).values()].flat();
}

/** The same events in another order; those of one stream stay in theirs. */
export function interleaved(events: readonly RecordedEvent[], { whole }: Choices): readonly RecordedEvent[] {
  const streams = [...Map.groupBy(events, ({ stream }) => stream).values()].map((some) => some.toReversed());
  const mixed: RecordedEvent[] = [];
  while (streams.length > 0) {
    const at = whole(0, streams.length - 1);
    const stream = streams[at] as RecordedEvent[];
    mixed.push(stream.pop() as RecordedEvent);
    if (stream.length === 0) streams.splice(at, 1);
  }
  return mixed;
}
