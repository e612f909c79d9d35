import { SLICES } from './lookup-key.ts';

/** At every position that this divides, one slice is indexed. */
export const TURN = 256;
/** Events that may stand in the log without standing in its indexes. Every slice has its turn once in so many. */
export const LONGEST_TAIL = TURN * SLICES;

/** The slice whose turn it is at a position, if any: it takes in the events from `position − LONGEST_TAIL` on. */
export function sliceDueAt(position: number): number | undefined {
  return position % TURN === 0 ? (position / TURN) % SLICES : undefined;
}

/** The position up to which a slice is indexed in a log that ends at `head`; 0 for not yet. It follows from `head` alone. */
export function indexedUpTo(slice: number, head: number): number {
  const turn = head - (head % TURN);
  const since = (turn / TURN - slice + SLICES) % SLICES;
  return Math.max(0, turn - since * TURN);
}
