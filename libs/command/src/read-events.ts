import { type EventStore, StreamNotFound } from '#event-store';
import type { EventRegistry, RecordedEvent, StreamName } from '#kernel';

/** All events of a stream from a revision on, upcast; none where the stream does not exist. */
export async function readEvents(
  store: Pick<EventStore, 'readStream'>,
  registry: EventRegistry,
  stream: StreamName,
  from = 0,
): Promise<readonly RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  try {
    for await (const page of store.readStream(stream, { from })) {
      for (const event of page) events.push(registry.upcast(event));
    }
  } catch (error) {
    if (!(error instanceof StreamNotFound)) throw error;
  }
  return events;
}

/** The events that one command appended to a stream, from its first, upcast: they stand side by side. */
export async function eventsOfCommand(
  store: Pick<EventStore, 'readStream'>,
  registry: EventRegistry,
  stream: StreamName,
  from: number,
): Promise<readonly RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for await (const page of store.readStream(stream, { from })) {
    for (const event of page) {
      if (event.meta.commandId !== (events[0] ?? event).meta.commandId) return events;
      events.push(registry.upcast(event));
    }
  }
  return events;
}
