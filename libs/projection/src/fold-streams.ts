import type { RecordedEvent, StreamName } from '#kernel';
import type { Document } from '#read-store';
import type { Folded } from './folded.ts';
import { type ParkedEvent, parkedEvent } from './parking.ts';
import type { StreamProjection } from './projection.ts';
import type { WholeStreamsAt } from './whole-stream-source.ts';

interface Failure {
  readonly event: RecordedEvent;
  readonly cause: unknown;
}

/**
 * What a batch of wanted events, in log order, changes in a view of whole streams: each stream that they bear on is read once.
 * Where nothing can be made of one, nothing of it changes, and the event because of which it was read is parked with the
 * rest of its stream behind it: the stream's own one where there is one.
 * @throws what reading the log throws
 */
export async function foldStreams(
  { whole }: StreamProjection,
  streams: WholeStreamsAt,
  events: readonly RecordedEvent[],
  { held, upcast }: { readonly held: ReadonlySet<string>; readonly upcast: (event: RecordedEvent) => RecordedEvent },
): Promise<Folded> {
  const failures = new Map<string, Failure>();
  const attempt = (event: RecordedEvent, work: () => void) => {
    if (held.has(event.stream) || failures.has(event.stream)) return;
    try {
      work();
    } catch (cause) {
      failures.set(event.stream, { event, cause });
    }
  };
  const bearing: (readonly [StreamName, RecordedEvent])[] = [];
  for (const event of events) {
    attempt(event, () => {
      for (const stream of whole.streamsOf(upcast(event))) bearing.push([stream, event]);
    });
  }
  const reasons = new Map<StreamName, RecordedEvent>();
  const own = bearing.filter(([stream, event]) => event.stream === stream);
  for (const [stream, event] of [...own, ...bearing]) if (!reasons.has(stream)) reasons.set(stream, event);

  const documents = new Map<string, Map<string, Document | null>>();
  for (const [stream, event] of reasons) {
    const history = held.has(stream) ? undefined : await streams.read(stream);
    if (!history?.length) continue;
    attempt(event, () => {
      for (const [collection, document] of Object.entries(streams.keep(history))) {
        const kept = documents.get(collection);
        if (kept) kept.set(stream, document);
        else documents.set(collection, new Map([[stream, document]]));
      }
    });
  }
  return { documents, sums: new Map(), parked: events.flatMap((event) => waiting(event, held, failures)) };
}

function waiting(
  event: RecordedEvent,
  held: ReadonlySet<string>,
  failures: ReadonlyMap<string, Failure>,
): readonly ParkedEvent[] {
  const failure = failures.get(event.stream);
  if (held.has(event.stream)) return [parkedEvent(event)];
  if (!failure || event.position < failure.event.position) return [];
  const isHead = event.position === failure.event.position;
  return [isHead ? parkedEvent(event, { cause: failure.cause, attempts: 1 }) : parkedEvent(event)];
}
