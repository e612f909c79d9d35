import type { StreamName } from '#kernel';
import type { StreamState } from './stream-state.ts';

/**
 * The latest known states of streams, those dropped first that were not put for longest. A hint only: whoever decides on a
 * cached state appends at its revision, so that a stale one ends in a conflict and is read anew.
 * @param capacity how many are kept at most
 */
export function stateCache(capacity: number) {
  // Those put of late, and those put before them: moving a state to an end at each use costs more than finding it.
  let recent = new Map<StreamName, StreamState>();
  let earlier = new Map<StreamName, StreamState>();
  return {
    /** Whoever gets a state puts the next one, or the same once it was found to hold: that is what counts as its use. */
    get: (stream: StreamName) => recent.get(stream) ?? earlier.get(stream),
    put(stream: StreamName, state: StreamState): void {
      recent.set(stream, state);
      if (2 * recent.size < capacity) return;
      earlier = recent;
      recent = new Map();
    },
    forget(stream: StreamName): void {
      recent.delete(stream);
      earlier.delete(stream);
    },
  };
}
export type StateCache = ReturnType<typeof stateCache>;
