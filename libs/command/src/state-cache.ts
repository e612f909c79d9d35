import type { StreamName } from '#kernel';
import type { StreamState } from './stream-state.ts';

/**
 * The latest known states of streams, the least recently used dropped first. A hint only: whoever decides on a cached
 * state appends at its revision, so that a stale one ends in a conflict and is read anew.
 */
export function stateCache(capacity: number) {
  const states = new Map<StreamName, StreamState>();
  return {
    get(stream: StreamName): StreamState | undefined {
      const known = states.get(stream);
      if (known) {
        states.delete(stream);
        states.set(stream, known);
      }
      return known;
    },
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
