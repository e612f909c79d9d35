import { StreamNotFound } from '#event-store';
import type { RecordedEvent, StreamName } from '#kernel';
import { indexOf, type Log } from './log-place.ts';
import { streamHistories } from './stream-histories.ts';

/** Reads streams whole, for all projections that ask for them: each is read from the log once and carried on in memory. */
export interface StreamReads {
  /** Takes in the next events of the log; those it has are passed by. */
  follow(events: readonly RecordedEvent[]): void;
  /** The events of a stream up to a position, as stored; none where there is no such stream. @throws what the log throws */
  upTo(stream: StreamName, position: number): Promise<readonly RecordedEvent[]>;
}

export function streamReads(log: Pick<Log, 'readStream'>): StreamReads {
  const histories = streamHistories();
  let known = -1;
  let next = -1;
  return {
    follow(events) {
      for (const event of events) {
        if (event.position <= known) continue;
        known = event.position;
        // Whoever was behind may have gone: what lies between was seen by nobody here.
        if (indexOf(event) !== next) histories.clear();
        next = indexOf(event) + 1;
        histories.follow(event);
      }
    },
    async upTo(stream, position) {
      const isWithin = (event: RecordedEvent) => event.position <= position;
      if (position > known) return readUpTo(log, stream, position);
      const kept = histories.of(stream);
      if (kept) return kept.filter(isWithin);
      const read = await readUpTo(log, stream, known);
      if (read.length > 0) histories.keep(stream, read);
      return read.filter(isWithin);
    },
  };
}

async function readUpTo(
  log: Pick<Log, 'readStream'>,
  stream: StreamName,
  position: number,
): Promise<readonly RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  try {
    for await (const page of log.readStream(stream)) {
      for (const event of page) {
        if (event.position > position) return events;
        events.push(event);
      }
    }
  } catch (error) {
    if (!(error instanceof StreamNotFound)) throw error;
  }
  return events;
}
