import { categoryOf, type RecordedEvent, type StreamName } from '#kernel';
import type { Document } from '#read-store';
import type { Log } from './log-place.ts';
import type { Projection } from './projection.ts';
import type { StreamReads } from './stream-reads.ts';

/** Streams as they stand at a place in the log. */
export interface WholeStreamsAt {
  /** All wanted events of a stream, as stored; undefined of one that is not to be read here. @throws what the log throws */
  read(stream: StreamName): Promise<readonly RecordedEvent[] | undefined>;
  /** What is kept of it, by collection. @throws what upcasting and the projection throw */
  keep(history: readonly RecordedEvent[]): Readonly<Record<string, Document>>;
}

/** Reads streams whole for one projection, and what bears on all of them, as far as the log has been gone through. */
export interface WholeStreamSource {
  /** Reads what bears on all streams from the log at once, where it was not followed up to that position. To be called first. @throws what the log throws */
  learn(upTo: number): Promise<void>;
  /** Takes in the next events of the log; those it has are passed by. */
  follow(events: readonly RecordedEvent[]): void;
  /** Streams as the log tells them up to a position. */
  upTo(position: number): WholeStreamsAt;
  /** Streams that stand whole among events; no others. */
  among(events: readonly RecordedEvent[]): WholeStreamsAt;
  /** The streams of events, as the log told them where `learn` ended; no others. */
  of(events: readonly RecordedEvent[]): WholeStreamsAt;
}

/** @returns undefined for a projection that follows from events */
export function wholeStreamSource(
  projection: Projection,
  log: Pick<Log, 'readAll'>,
  reads: StreamReads,
  upcast: (event: RecordedEvent) => RecordedEvent,
): WholeStreamSource | undefined {
  if (!('whole' in projection)) return undefined;
  const { wants, whole } = projection;
  const reader = whole.open();
  const context = new Set(whole.context);
  const wanted = wants === 'all' ? undefined : new Set(wants);
  const isWanted = ({ type }: RecordedEvent) => wanted?.has(type) ?? true;
  let known = -1;
  let learnt = -1;

  const follow = (events: readonly RecordedEvent[]) => {
    for (const event of events) {
      if (event.position <= known) continue;
      known = event.position;
      if (context.has(categoryOf(event.stream)) && isWanted(event)) takeIn(event);
    }
  };
  const readUpTo = async (stream: StreamName, position: number): Promise<readonly RecordedEvent[]> =>
    (await reads.upTo(stream, position)).filter(isWanted);
  const takeIn = (event: RecordedEvent) => {
    try {
      reader.learn(upcast(event));
    } catch {
      // What cannot be read bears on nothing: it is parked where it belongs.
    }
  };
  const keep = (history: readonly RecordedEvent[]) => reader.keep(history.map(upcast));

  return {
    async learn(upTo) {
      if (upTo <= known) return;
      for await (const page of log.readAll({ categories: whole.context })) {
        follow(page.filter((event) => event.position <= upTo));
        if (known >= upTo) break;
      }
      known = upTo;
      learnt = upTo;
    },
    follow,
    upTo: (position) => ({ keep, read: (stream) => readUpTo(stream, position) }),
    among(events) {
      const streams = Map.groupBy(events, ({ stream }) => stream);
      return { keep, read: async (stream) => streams.get(stream) };
    },
    of(events) {
      const streams = new Set(events.map(({ stream }) => stream));
      const read = async (stream: StreamName) => (streams.has(stream) ? readUpTo(stream, learnt) : undefined);
      return { keep, read };
    },
  };
}
