import type { EventStore } from '#event-store';
import type { Aggregate, EventRegistry, StreamEvent, StreamName } from '#kernel';
import { eventsOfCommand, readEvents } from './read-events.ts';
import { stateCache } from './state-cache.ts';
import { emptyStream, foldOn, type StreamState } from './stream-state.ts';

/** Loads streams as states: from memory where they are known, else from the store. */
export function streamLoader(
  store: EventStore,
  registry: EventRegistry,
  aggregates: ReadonlyMap<string, Aggregate>,
  capacity: number,
) {
  const cache = stateCache(capacity);

  /** Reads what lies behind the known state, in one read; the same object where there is nothing new. */
  async function refresh(aggregate: Aggregate, stream: StreamName): Promise<StreamState> {
    const known = cache.get(stream) ?? emptyStream(aggregate);
    const events = await readEvents(store, registry, stream, known.revision + 1);
    const fresh = foldOn(aggregate, known, events);
    if (fresh.revision >= 0) cache.put(stream, fresh);
    return fresh;
  }

  return {
    /** The state in memory: a hint, to be appended to at its revision. */
    known: (stream: StreamName) => cache.get(stream),
    refresh,
    /** The aggregate of a category. @throws RangeError for one that no library declares */
    aggregateOf(category: string): Aggregate {
      const aggregate = aggregates.get(category);
      if (!aggregate) throw new RangeError(`no aggregate is declared for streams ${category}-…`);
      return aggregate;
    },
    /** All events of a stream from a revision on, upcast. */
    events: (stream: StreamName, from?: number) => readEvents(store, registry, stream, from),
    /** The events of the command whose first one has this revision, upcast. */
    ofCommand: (stream: StreamName, first: number) => eventsOfCommand(store, registry, stream, first),
    /** Takes in what was just appended on top of `before`. */
    appended(aggregate: Aggregate, stream: StreamName, before: StreamState, events: readonly StreamEvent[]): void {
      cache.put(stream, foldOn(aggregate, before, events));
    },
    forget: (stream: StreamName) => cache.forget(stream),
  };
}
export type StreamLoader = ReturnType<typeof streamLoader>;
