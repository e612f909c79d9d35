import { openEngine } from '#engine';
import { DEFAULT_ZONE, eventId, type Instant, type RecordedEvent } from '#kernel';
import { snapshotLog } from './snapshot-log.ts';

/** Makes an engine's log of so many events of opportunities over 540 days, 5 % of them late. */
export async function makeDealerLog(folder: string, events: number): Promise<void> {
  const engine = await openEngine({
    data: folder,
    create: { tenant: 't', zone: DEFAULT_ZONE, currency: 'CNY', simulated: true },
  });
  await engine.store.copy(dealerEvents(events, 5_000));
  await engine.close();
}

/** The events of that log, so many at a time; the same ones each time. */
export async function* dealerEvents(events: number, atATime: number): AsyncGenerator<readonly RecordedEvent[]> {
  const start = '2024-06-30T16:00:00.000Z' as Instant;
  const log = { events, days: 540, late: 0.05, imported: events / 10, start, seed: 42 };
  for (const page of snapshotLog(log, atATime)) yield page.map(withIds);
}

/** The events with ids and hashes of the form that a log asks for. */
function withIds(event: RecordedEvent): RecordedEvent {
  const { stream, meta } = event;
  const id = eventId(stream, meta.commandId, 0);
  return { ...event, id, meta: { ...meta, commandHash: id } };
}
