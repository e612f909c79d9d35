import type { RecordedEvent, StreamName } from '#kernel';
import type { Past } from './past.ts';
import { type Projection, pastOf } from './projection.ts';
import type { StreamReads } from './stream-reads.ts';

/** What the streams of a projection had told, for one that goes on from their past. */
export interface Pasts {
  /** Before that event, as stored. @throws what reading the log, upcasting and the projection throw */
  before(event: RecordedEvent): Promise<unknown>;
  /** Takes note of what a stream has told up to a revision, all of which was applied. */
  keep(stream: StreamName, revision: number, state: unknown): void;
}

/** Of streams that begin with the first event that is asked for. */
export function pastsOfNew({ none }: Past): Pasts {
  return { before: async () => none, keep() {} };
}

/** Of streams as the log tells them. */
export function pastsInLog(past: Past, reads: StreamReads, upcast: (event: RecordedEvent) => RecordedEvent): Pasts {
  return {
    async before({ stream, position }) {
      let state = past.none;
      for (const stored of await reads.upTo(stream, position - 1)) {
        const event = upcast(stored);
        if (past.bears(event)) state = past.after(state, event);
      }
      return state;
    },
    keep() {},
  };
}

/** Events told of by the states that are kept at most, over all streams. */
const EVENTS_KEPT = 200_000;

interface Kept {
  readonly revision: number;
  readonly state: unknown;
}

/**
 * Keeps what was told, for a projection into which every event of the log is folded, or parked with what comes after it in
 * its stream: so what is kept of a stream is right for its next event. Those used least recently go first.
 */
export function rememberedPasts(others: Pasts, most = EVENTS_KEPT): Pasts {
  const kept = new Map<StreamName, Kept>();
  let events = 0;
  const forget = (stream: StreamName) => {
    const known = kept.get(stream);
    if (!known) return;
    events -= known.revision + 1;
    kept.delete(stream);
  };
  return {
    async before(event) {
      const known = kept.get(event.stream);
      // Where a batch was folded that could not be written, it is ahead.
      return known && known.revision < event.revision ? known.state : others.before(event);
    },
    keep(stream, revision, state) {
      forget(stream);
      kept.set(stream, { revision, state });
      events += revision + 1;
      for (const oldest of kept.keys()) {
        if (events <= most) return;
        forget(oldest);
      }
    },
  };
}

/** Of streams all of whose events are folded from here on, in batches: for a view that begins empty and has no log. */
export function pastsFromTheBeginning(projection: Projection): Pasts | undefined {
  const past = pastOf(projection);
  return past && rememberedPasts(pastsOfNew(past), Number.POSITIVE_INFINITY);
}
