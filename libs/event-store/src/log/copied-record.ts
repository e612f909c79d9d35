import { epochMs, type Instant, isInstant, type RecordedEvent } from '#kernel';
import { EventRefused, StoreIncompatible } from '../errors.ts';
import { type PreparedEvent, prepareEvents } from './stored-event.ts';

/**
 * A record of another log, ready to stand at the same index here.
 * @param revision the stream's last revision here, −1 for none
 * @throws EventRefused where its revision or `recordedAt` cannot follow what stands before it
 */
export function prepareCopied(record: RecordedEvent, revision: number, recordedAt: Instant | null): PreparedEvent {
  const [event] = prepareEvents(record.stream, [record]);
  if (!event) throw new EventRefused('a record is an event', '');
  if (record.revision !== revision + 1) {
    throw new EventRefused(
      `${record.stream} goes on at revision ${revision + 1}, not ${record.revision}`,
      '/0/revision',
    );
  }
  if (!isInstant(record.recordedAt) || (recordedAt !== null && epochMs(record.recordedAt) < epochMs(recordedAt))) {
    throw new EventRefused('recordedAt never decreases along a log', '/0/recordedAt');
  }
  return event;
}

/** @throws StoreIncompatible where the record that stands is not the one the interrupted copy would have put there */
export function requireSameRecord(standing: RecordedEvent | undefined, record: RecordedEvent): void {
  const same =
    standing?.id === record.id &&
    standing.stream === record.stream &&
    standing.revision === record.revision &&
    standing.recordedAt === record.recordedAt;
  if (!same) {
    throw new StoreIncompatible(
      `this log holds other events than the one copied (first at index ${(standing?.position ?? 1) - 1}): copy goes into an empty log, or continues its own interrupted copy`,
    );
  }
}
