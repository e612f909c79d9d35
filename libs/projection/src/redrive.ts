import type { RecordedEvent } from '#kernel';
import { type Changes, type Document, type View } from '#read-store';
import { foldBatch } from './fold-batch.ts';
import { eventAt, type Log } from './log-place.ts';
import { errorCodeOf, PARKED, type ParkedEvent, parkedDocument, parkedIn, parkedKey, parkedQueue } from './parking.ts';
import type { Pasts } from './pasts.ts';
import type { Projection } from './projection.ts';
import { isStoreFailure } from './store-failure.ts';
import type { WholeStreamsAt } from './whole-stream-source.ts';

export interface RedriveOptions {
  readonly projection: Projection;
  readonly log: Log;
  readonly view: View;
  /** Writes changes under the checkpoint that the view has. */
  readonly commit: (changes: Changes) => Promise<void>;
  readonly upcast: (event: RecordedEvent) => RecordedEvent;
  readonly batchSize: number;
  /** As the view holds them, for a projection of whole streams. */
  readonly streams?: WholeStreamsAt | undefined;
  /** For a projection that goes on from what its streams told. */
  readonly pasts?: Pasts | undefined;
}

export interface RedrivenStream {
  readonly stream: string;
  /** Events that were applied. */
  readonly applied: number;
  /** What it goes on waiting for; null: nothing. */
  readonly head: ParkedEvent | null;
}

export interface Redriven {
  /** Events that were applied. */
  readonly applied: number;
  /** The event that the stream goes on waiting for; undefined: its queue is empty. */
  readonly head: ParkedEvent | undefined;
}

/**
 * Applies the events of one stream that wait, in order, until its queue is empty or one cannot be applied. While it runs,
 * nothing else may be projected into the view: so the stream goes on with the next event of the log.
 */
export async function redriveStream(stream: string, options: RedriveOptions): Promise<Redriven> {
  const { view, batchSize } = options;
  let applied = 0;
  for (let size = batchSize; ; ) {
    const queue = await parkedQueue(view, stream, size + 1);
    const batch = queue.slice(0, size);
    if (batch.length === 0) return { applied, head: undefined };
    try {
      const head = await applyQueue(batch, queue[size], options);
      applied += batch.length - (head ? batch.length - batch.findIndex(({ index }) => index === head.index) : 0);
      if (head) return { applied, head };
    } catch (error) {
      if (isStoreFailure(error)) throw error;
      const [first] = batch as [ParkedEvent];
      if (size === 1) return { applied, head: await failAgain(first, error, options) };
      size = Math.ceil(Math.min(size, batch.length) / 2);
    }
  }
}

/** @returns the event that could not be applied */
async function applyQueue(
  batch: readonly ParkedEvent[],
  next: ParkedEvent | undefined,
  { projection, log, view, commit, upcast, streams, pasts }: RedriveOptions,
): Promise<ParkedEvent | undefined> {
  const events = await Promise.all(batch.map((parked) => eventOf(log, parked)));
  const changes = await foldBatch(projection, view, events, { upcast, streams, pasts });
  const waiting = parkedIn(changes);
  const rows = new Map<string, Document | null>(batch.map((parked) => [parkedKey(parked), null]));
  for (const parked of waiting) rows.set(parkedKey(parked), parkedDocument(parked));
  const [failed] = waiting;
  const attempts = batch.find(({ index }) => index === failed?.index)?.attempts ?? 0;
  const head = failed && { ...failed, attempts: attempts + 1 };
  if (head) rows.set(parkedKey(head), parkedDocument(head));
  else if (next) rows.set(parkedKey(next), parkedDocument({ ...next, head: 1 }));
  await commit({ ...changes, [PARKED]: rows });
  return head;
}

async function failAgain(parked: ParkedEvent, cause: unknown, { commit }: RedriveOptions): Promise<ParkedEvent> {
  const head: ParkedEvent = { ...parked, head: 1, attempts: parked.attempts + 1, error: errorCodeOf(cause) };
  await commit({ [PARKED]: new Map([[parkedKey(head), parkedDocument(head)]]) });
  return head;
}

async function eventOf(log: Log, parked: ParkedEvent): Promise<RecordedEvent> {
  const event = await eventAt(log, parked);
  if (!event) throw new RangeError(`the log holds no event ${parked.eventId} at ${parked.index}: rebuild the view`);
  return event;
}
