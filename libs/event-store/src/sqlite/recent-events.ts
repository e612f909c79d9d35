import { LONGEST_TAIL } from './index-turns.ts';
import { sliceOf } from './lookup-key.ts';

/** Finds the last `LONGEST_TAIL` events of a log by their keys: plain numbers in a ring, so that nothing is left to collect. */
export interface RecentEvents {
  /** Position of the last event known; events are added one behind the other. */
  head(): number;
  /** Forgets all, and goes on behind `position`. */
  restart(position: number): void;
  add(idKey: number, streamKey: number, revision: number): void;
  /** Position of the latest event before `before` whose id has this key; 0 for none. */
  withId(idKey: number, before: number): number;
  /** Position of the latest event before `before` whose stream has this key; 0 for none. */
  inStream(streamKey: number, before: number): number;
  revisionAt(position: number): number;
  /** Positions of the events whose id, or whose stream, stands in a slice, each in order of its key, then of position. */
  inSlice(slice: number): { readonly byId: readonly number[]; readonly byStream: readonly number[] };
  idKeyAt(position: number): number;
  streamKeyAt(position: number): number;
}

const AT = LONGEST_TAIL - 1;

export function recentEvents(): RecentEvents {
  const idKeys = new Float64Array(LONGEST_TAIL);
  const streamKeys = new Float64Array(LONGEST_TAIL);
  const idSlices = Buffer.alloc(LONGEST_TAIL);
  const streamSlices = Buffer.alloc(LONGEST_TAIL);
  const revisions = new Float64Array(LONGEST_TAIL);
  const ids = chains();
  const streams = chains();
  let start = 0;
  let head = 0;

  const idKeyAt = (position: number) => idKeys[position & AT] as number;
  const streamKeyAt = (position: number) => streamKeys[position & AT] as number;
  const latest = (links: Chains, keys: Float64Array, key: number, before: number) => {
    const oldest = Math.max(start, head - LONGEST_TAIL);
    let position = links.last(key);
    while (position > oldest && (position >= before || keys[position & AT] !== key))
      position = links.previous(position);
    return position > oldest ? position : 0;
  };

  /** A buffer is searched several times faster than a loop passes over the other slices. */
  const positionsIn = (slice: number, slices: Buffer): number[] => {
    const found: number[] = [];
    for (let position = Math.max(start, head - LONGEST_TAIL) + 1; position <= head; position++) {
      const at = position & AT;
      const next = slices.indexOf(slice, at);
      position += (next < 0 ? AT : next) - at;
      if (next >= 0 && position <= head) found.push(position);
    }
    return found;
  };

  return {
    head: () => head,
    restart(position) {
      start = position;
      head = position;
      ids.clear();
      streams.clear();
    },
    add(idKey, streamKey, revision) {
      head++;
      const at = head & AT;
      idKeys[at] = idKey;
      streamKeys[at] = streamKey;
      idSlices[at] = sliceOf(idKey);
      streamSlices[at] = sliceOf(streamKey);
      revisions[at] = revision;
      ids.add(idKey, head);
      streams.add(streamKey, head);
    },
    withId: (idKey, before) => latest(ids, idKeys, idKey, before),
    inStream: (streamKey, before) => latest(streams, streamKeys, streamKey, before),
    idKeyAt,
    streamKeyAt,
    revisionAt: (position) => revisions[position & AT] as number,
    inSlice(slice) {
      const byId = positionsIn(slice, idSlices);
      const byStream = positionsIn(slice, streamSlices);
      byId.sort((a, b) => idKeyAt(a) - idKeyAt(b));
      byStream.sort((a, b) => streamKeyAt(a) - streamKeyAt(b));
      return { byId, byStream };
    },
  };
}

/** Positions whose keys meet in one place, each leading to the one before: an old link leads to where the ring has moved on. */
interface Chains {
  add(key: number, position: number): void;
  last(key: number): number;
  previous(position: number): number;
  clear(): void;
}

function chains(): Chains {
  const ends = new Float64Array(LONGEST_TAIL);
  const links = new Float64Array(LONGEST_TAIL);
  // The lower bits: a key's slice is made of the upper ones.
  const place = (key: number) => key % LONGEST_TAIL;
  return {
    add(key, position) {
      links[position & AT] = ends[place(key)] as number;
      ends[place(key)] = position;
    },
    last: (key) => ends[place(key)] as number,
    previous: (position) => links[position & AT] as number,
    clear: () => void ends.fill(0),
  };
}
