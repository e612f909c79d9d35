import type { Cursor, EventStore } from '#event-store';
import type { RecordedEvent } from '#kernel';
import type { Checkpoint } from '#read-store';

/** The log as the runtime reads it: forwards and whole, so that every event has its index, or one stream. */
export type Log = Pick<EventStore, 'header' | 'readAll' | 'readStream' | 'readStreams' | 'subscribe' | 'head'>;

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
  return checkpoint.logId === log.header.logId && (await eventAt(log, checkpoint)) !== undefined;
}

/** The event of the log that has that place and id; undefined where the log has another one there, or none. */
export async function eventAt(
  log: Log,
  { index, position, recordedAt, eventId }: Omit<Checkpoint, 'logId'>,
): Promise<RecordedEvent | undefined> {
  // Positions are ordered: whatever stands before the event has a lower one, so that this begins with the event.
  const before: Cursor = { index: index - 1, position: position - 1, recordedAt };
  for await (const [event] of log.readAll({ after: before, limit: 1 })) {
    if (event) return event.id === eventId && event.position === position && event.index === index ? event : undefined;
  }
  return undefined;
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
