/** Keys are whole numbers below 2^47: SQLite keeps them in six bytes. */
const HIGH = 2 ** 32;
const HIGH_BITS = 0x7fff;
/** By its own name: in a test runner's realm each look at `Math` costs more than the multiplication. */
const { imul } = Math;

/**
 * The number under which an event id or a stream name is looked up. Two texts may have the same: whoever finds a record by
 * a key compares it with what was looked for. Frozen with the format of the log.
 * @source MurmurHash3's multipliers and final mix, over two lanes of UTF-16 units
 */
export function lookupKey(text: string): number {
  let low = 0xdeadbeef;
  let high = 0x41c6ce57;
  for (let n = 0; n < text.length; n++) {
    const unit = text.charCodeAt(n);
    low = imul(low ^ unit, 0xcc9e2d51);
    high = imul(high ^ unit, 0x1b873593);
  }
  low = mixed(low ^ (high >>> 15));
  high = mixed(high ^ (low >>> 13));
  return (high & HIGH_BITS) * HIGH + (low >>> 0);
}

function mixed(word: number): number {
  const once = imul(word ^ (word >>> 16), 0x85ebca6b);
  const twice = imul(once ^ (once >>> 13), 0xc2b2ae35);
  return twice ^ (twice >>> 16);
}

/** Parts of the range of keys that are indexed by turns. */
export const SLICES = 256;

const SLICE_KEYS = 2 ** 39;

/** The part of the range that a key stands in. Keys of one slice stand side by side in an index. */
export function sliceOf(key: number): number {
  return Math.floor(key / SLICE_KEYS);
}

/** The keys of a slice: from `from` up to, and without, `to`. */
export function keysOf(slice: number): { readonly from: number; readonly to: number } {
  return { from: slice * SLICE_KEYS, to: (slice + 1) * SLICE_KEYS };
}
