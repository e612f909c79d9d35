import { checkAppend } from './append-check.ts';
import type { Journal } from './journal.ts';
import type { ProposedEvent, RawCommit, RawEvent, RawExpectation } from './raw-event.ts';
import { isSoftDeleted, metastreamOf, newStream, type RawStream, STREAM_DELETED, truncationOf } from './raw-stream.ts';

export type Written =
  | { readonly outcome: 'written'; readonly revision: number; readonly position: number }
  | { readonly outcome: 'wrongExpected'; readonly actual: number }
  | { readonly outcome: 'deleted' };

/** All that the server knows: one log, in commit order, and the streams in it. */
export interface RawLog {
  /** Events that are durable, hence readable, in log order. */
  readonly events: readonly RawEvent[];
  stream(name: string): RawStream | undefined;
  /** Decides at once and in the order of the calls; resolves when the events are durable. */
  append(stream: string, events: readonly ProposedEvent[], expected: RawExpectation): Promise<Written>;
  /** Index in `events` of the first event after a position. */
  after(position: number): number;
  /** Position after the last event. */
  readonly end: number;
  /** Whether a read may begin at the position: at an event, or at the end, and nowhere else. */
  isBoundary(position: number): boolean;
  /** Calls back after every growth until the function returned is called. */
  onGrowth(grown: () => void): () => void;
}

/** What the server of a log is told of time: milliseconds since 1970. */
export type ServerClock = () => number;

const TICKS_PER_MS = 10_000n;
/** Bytes of a record besides its name, data and metadata: nobody may count on positions. */
const RECORD_OVERHEAD = 117;

export async function openRawLog(journal: Journal, clock: ServerClock): Promise<RawLog> {
  const events: RawEvent[] = [];
  const streams = new Map<string, RawStream>();
  const firsts = new Map<string, RawEvent>();
  const grown = new Set<() => void>();
  let position = RECORD_OVERHEAD;
  let settled: Promise<unknown> = Promise.resolve();

  const streamOf = (name: string): RawStream => {
    const known = streams.get(name);
    if (known) return known;
    const made = newStream(name);
    streams.set(name, made);
    return made;
  };

  /** Puts a commit into its stream: later appends are checked against it, though it is not readable yet. */
  const place = (commit: RawCommit): RawEvent[] => {
    const stream = streamOf(commit.stream);
    return commit.events.map((proposed, n) => {
      const event = {
        ...proposed,
        stream: stream.name,
        revision: commit.revision + n,
        position,
        created: commit.created,
      };
      position += RECORD_OVERHEAD + stream.name.length + event.data.length + event.metadata.length;
      stream.events.push(event);
      if (!firsts.has(event.id)) firsts.set(event.id, event);
      if (event.type === STREAM_DELETED) stream.tombstoned = true;
      if (stream.name.startsWith('$$')) streamOf(stream.name.slice(2)).truncateBefore = truncationOf(event.data);
      return event;
    });
  };

  const write = async (stream: RawStream, proposed: readonly ProposedEvent[]): Promise<Written> => {
    const commit = {
      stream: stream.name,
      revision: stream.events.length,
      created: BigInt(clock()) * TICKS_PER_MS,
      events: proposed,
    };
    const placed = place(commit);
    const durable = journal.append(commit);
    const before = settled;
    const done = (async () => {
      await durable;
      await before;
      events.push(...placed);
      for (const tell of grown) tell();
    })();
    settled = done.catch(() => undefined);
    await done;
    const last = placed.at(-1);
    return { outcome: 'written', revision: last?.revision ?? commit.revision - 1, position: last?.position ?? 0 };
  };

  for await (const commit of journal.replay()) events.push(...place(commit));

  const indexAfter = (wanted: number): number => {
    let low = 0;
    let high = events.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((events[middle] as RawEvent).position <= wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  return {
    events,
    stream: (name) => streams.get(name),
    async append(name, proposed, expected) {
      const stream = streamOf(name);
      const check = checkAppend(stream, proposed, expected, (id) => firsts.get(id));
      if (check.decision === 'deleted') return { outcome: 'deleted' };
      if (check.decision === 'wrongExpected') return { outcome: 'wrongExpected', actual: check.actual };
      if (check.decision === 'idempotent') {
        await settled;
        return { outcome: 'written', revision: check.last.revision, position: check.last.position };
      }
      const reopening = isSoftDeleted(stream)
        ? [write(streamOf(metastreamOf(name)), [metadataEvent({ $tb: stream.events.length })])]
        : [];
      const [written] = await Promise.all([write(stream, proposed), ...reopening]);
      return written;
    },
    after: indexAfter,
    get end() {
      return position;
    },
    isBoundary: (wanted) => events[indexAfter(wanted) - 1]?.position === wanted,
    onGrowth(tell) {
      grown.add(tell);
      return () => grown.delete(tell);
    },
  };
}

/** An event of a stream's metadata, as the server itself writes it. */
export function metadataEvent(metadata: object): ProposedEvent {
  return {
    id: crypto.randomUUID(),
    type: '$metadata',
    contentType: 'application/json',
    data: Buffer.from(JSON.stringify(metadata)),
    metadata: new Uint8Array(),
  };
}
