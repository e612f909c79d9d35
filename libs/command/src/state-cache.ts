import type { StreamName } from '#kernel';
import type { StreamState } from './stream-state.ts';

/**
 * The latest known states of streams, the least recently used dropped first. A hint only: whoever decides on a cached
 * state appends at its revision, so that a stale one ends in a conflict and is read anew.
 */
export function stateCache(capacity: number) {
  const states = new Map<StreamName, StreamState>();
  return {
    /** Whoever gets a state puts the next one, or the same once it was found to hold: that is what counts as its use. */
    get: (stream: StreamName) => states.get(stream),
    put(stream: StreamName, state: StreamState): void {
      states.delete(stream);
      states.set(stream, state);
      if (states.size > capacity) states.delete(states.keys().next().value as StreamName);
    },
    forget(stream: StreamName): void {
      states.delete(stream);
    },
  };
}
export type StateCache = ReturnType<typeof stateCache>;
