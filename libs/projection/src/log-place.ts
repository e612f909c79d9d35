import type { Cursor, EventStore } from '#event-store';
import type { RecordedEvent } from '#kernel';
import type { Checkpoint } from '#read-store';

/** The log as the runtime reads it: forwards and whole, so that every event has its index. */
export type Log = Pick<EventStore, 'header' | 'readAll' | 'subscribe' | 'head'>;

/** @throws TypeError where the store gave no index: it does for forward, unfiltered reads */
export function indexOf(event: RecordedEvent): number {
  if (event.index === undefined) throw new TypeError('the event store gave an event without its index');
  return event.index;
}

export function checkpointAfter(log: Log, event: RecordedEvent): Checkpoint {
  const { position, recordedAt, id } = event;
  return { logId: log.header.logId, index: indexOf(event), position, recordedAt, eventId: id };
}

/** Whether the log holds that very event there. If not, an older backup was restored, or it is another log. */
export async function logHolds(log: Log, checkpoint: Checkpoint): Promise<boolean> {
  if (checkpoint.logId !== log.header.logId) return false;
  const { index, position, recordedAt, eventId } = checkpoint;
  // Positions are ordered: whatever stands before the event has a lower one, so that this begins with the event.
  const before: Cursor = { index: index - 1, position: position - 1, recordedAt };
  for await (const events of log.readAll({ after: before, limit: 1 })) {
    const [event] = events;
    if (event) return event.id === eventId && event.position === position && event.index === index;
  }
  return false;
}

/** The events after `after` up to `to`, in batches of `size`, the last one smaller. */
export async function* batchesOf(
  log: Log,
  after: Cursor,
  to: Cursor | undefined,
  size: number,
): AsyncGenerator<readonly RecordedEvent[]> {
  let batch: RecordedEvent[] = [];
  for await (const page of log.readAll({ after })) {
    for (const event of page) {
      if (to && indexOf(event) > to.index) {
        if (batch.length > 0) yield batch;
        return;
      }
      batch.push(event);
      if (batch.length >= size) {
        yield batch;
        batch = [];
      }
    }
  }
  if (batch.length > 0) yield batch;
}
