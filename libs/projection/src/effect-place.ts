import { type Cursor, START } from '#event-store';
import type { Instant } from '#kernel';
import type { Checkpoint, Lease, View } from '#read-store';
import { checkpointAfter, eventAt, type Log, logHolds } from './log-place.ts';
import { PARKED, type ParkedEvent, parkedKey } from './parking.ts';

/** Where an effect stands that was registered over an empty log. */
function beginning(log: Log): Checkpoint {
  const recordedAt = '0000-01-01T00:00:00.000Z' as Instant;
  return { logId: log.header.logId, index: START.index, position: START.position, recordedAt, eventId: '' };
}

/**
 * Where an effect goes on. One that was never registered here begins at the head: what was recorded before is not its
 * business. So does one that has seen what the log lacks, as after the restoring of an older backup: of what was recorded
 * since, nobody can tell what it did. What is parked and still in the log stays parked.
 */
export async function placeOfEffect(log: Log, view: View, lease: Lease): Promise<Checkpoint> {
  const known = await view.checkpoint();
  if (known && (await holds(log, known))) return known;
  const head = await headOf(log);
  const gone = new Map<string, null>();
  for (const { document } of await view.find(PARKED)) {
    const parked = document as unknown as ParkedEvent;
    if (!(await eventAt(log, parked))) gone.set(parkedKey(parked), null);
  }
  await view.commit({ [PARKED]: gone }, head, lease);
  return head;
}

async function holds(log: Log, checkpoint: Checkpoint): Promise<boolean> {
  if (checkpoint.index === START.index) return checkpoint.logId === log.header.logId;
  return logHolds(log, checkpoint);
}

async function headOf(log: Log): Promise<Checkpoint> {
  const head = await log.head();
  if (head.index === START.index) return beginning(log);
  const before: Cursor = { ...head, index: head.index - 1, position: head.position - 1 };
  for await (const [event] of log.readAll({ after: before, limit: 1 })) {
    if (event) return checkpointAfter(log, event);
  }
  throw new RangeError('the log holds no event at its head');
}
