import { epochMs, type Instant } from '#kernel';
import type { Columns } from './columns.ts';
import {
  billionsAt,
  combinationAt,
  countAt,
  effectiveAt,
  MOVE_BYTES,
  recordedAt,
  restAt,
  slotAt,
} from './packed-move.ts';
import type { Stamp } from './recorded-days.ts';
import type { SegmentMoves } from './segment-moves.ts';

const BUCKET_MS = 86_400_000;

/** The moves recorded on one day, in columns, ordered by the UTC day on which they are effective. */
export interface MoveDay {
  /** What `changes` said of the day when it was read. */
  readonly stamp: Stamp;
  /** Epoch ms. */
  readonly start: number;
  readonly effective: Float64Array;
  /** Ms since `start`. */
  readonly recorded: Uint32Array;
  readonly slots: Uint16Array;
  readonly counts: Int8Array;
  /** Minor units of the state: whole billions, where any move has them, and the rest. */
  readonly billions: Float64Array | undefined;
  readonly rests: Uint32Array;
  readonly combinations: Uint32Array;
  /** By dimension and combination, the place of the value, 0 for none. */
  readonly values: ReadonlyMap<string, Uint16Array | Uint32Array>;
  readonly bytes: number;
}

/** Moves that are wanted of a day. */
export interface Wanted {
  /** Epoch ms: effective later than `after`, and by `until`. */
  readonly after: number;
  readonly until: number;
  /** Epoch ms. */
  readonly recordedBy: number;
  readonly by: string | undefined;
  /** By dimension, whether the value of a place passes. */
  readonly filters: readonly (readonly [dimension: string, passes: Uint8Array])[];
}

/** Packs the moves that were recorded from one instant to another. */
export function moveDay(segments: readonly SegmentMoves[], from: Instant, to: Instant, stamp: Stamp): MoveDay {
  const start = epochMs(from);
  const picked = pick(segments, start, epochMs(to));
  const length = picked.offsets.length;
  const combined = combinationsOf(segments);
  const day = {
    effective: new Float64Array(length),
    recorded: new Uint32Array(length),
    slots: new Uint16Array(length),
    counts: new Int8Array(length),
    rests: new Uint32Array(length),
    combinations: new Uint32Array(length),
  };
  let billions: Float64Array | undefined;
  for (const [at, from] of bucketOrder(picked.effective).entries()) {
    const segment = picked.segments[from]!;
    const { data, slots } = segments[segment]!;
    const offset = picked.offsets[from]!;
    day.effective[at] = picked.effective[from]!;
    day.recorded[at] = recordedAt(data, offset) - start;
    day.combinations[at] = combined.placeOf(segment, combinationAt(data, offset));
    day.slots[at] = slots[slotAt(data, offset)]!;
    day.counts[at] = countAt(data, offset);
    day.rests[at] = restAt(data, offset);
    const whole = billionsAt(data, offset);
    if (whole !== 0) {
      billions ??= new Float64Array(length);
      billions[at] = whole;
    }
  }
  const values = combined.values();
  const arrays = [...Object.values(day), ...values.values(), ...(billions ? [billions] : [])];
  const bytes = arrays.reduce((sum, { byteLength }) => sum + byteLength, 0);
  return { stamp, start, ...day, billions, values, bytes };
}

function pick(segments: readonly SegmentMoves[], start: number, end: number) {
  const picked = { segments: [] as number[], offsets: [] as number[], effective: [] as number[] };
  for (const [segment, { data }] of segments.entries()) {
    for (let offset = 0; offset < data.byteLength; offset += MOVE_BYTES) {
      const recorded = recordedAt(data, offset);
      if (recorded < start || recorded > end) continue;
      picked.segments.push(segment);
      picked.offsets.push(offset);
      picked.effective.push(effectiveAt(data, offset));
    }
  }
  return picked;
}

const bucketOf = (ms: number) => Math.floor(ms / BUCKET_MS);

/** The places in order of their bucket, by counting: a day of a bulk import has hundreds of thousands. */
function bucketOrder(effective: readonly number[]): Uint32Array {
  const order = new Uint32Array(effective.length);
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const ms of effective) {
    const bucket = bucketOf(ms);
    if (bucket < first) first = bucket;
    if (bucket > last) last = bucket;
  }
  if (effective.length === 0) return order;
  const next = new Uint32Array(last - first + 2);
  for (const ms of effective) next[bucketOf(ms) - first + 1]! += 1;
  for (let bucket = 1; bucket < next.length; bucket += 1) next[bucket]! += next[bucket - 1]!;
  for (const [at, ms] of effective.entries()) {
    const bucket = bucketOf(ms) - first;
    order[next[bucket]!] = at;
    next[bucket]! += 1;
  }
  return order;
}

/** Numbers the combinations that are met, and gathers the values of each. */
function combinationsOf(segments: readonly SegmentMoves[]) {
  const byDimension = new Map<string, number[]>();
  for (const { dimensions } of segments) for (const name of dimensions) byDimension.set(name, []);
  const known = segments.map(({ dimensions, combined }) => ({
    places: new Int32Array(combined).fill(-1),
    columns: dimensions.map((name) => byDimension.get(name)!),
  }));
  let met = 0;
  return {
    placeOf(segment: number, combination: number): number {
      const { places, columns } = known[segment]!;
      if (places[combination]! >= 0) return places[combination]!;
      for (let at = 0; at < columns.length; at += 1) {
        const column = columns[at]!;
        while (column.length < met) column.push(0);
        column.push(segments[segment]!.valueOf(combination, at));
      }
      places[combination] = met;
      met += 1;
      return met - 1;
    },
    values(): MoveDay['values'] {
      return new Map([...byDimension].map(([name, column]) => [name, packed(column, met)]));
    },
  };
}

function packed(places: readonly number[], length: number): Uint16Array | Uint32Array {
  const column = places.every((place) => place < 0x1_0000) ? new Uint16Array(length) : new Uint32Array(length);
  column.set(places);
  return column;
}

/** @param sums by place of value × slots + place of slot */
export function addMoveDay(sums: Columns, day: MoveDay, wanted: Wanted, slots: number): void {
  const { effective, recorded, combinations, counts, billions, rests } = day;
  const { after, until } = wanted;
  const recordedBy = wanted.recordedBy - day.start;
  const groups = wanted.by === undefined ? undefined : day.values.get(wanted.by);
  const filters = wanted.filters.map(([name, passes]) => ({ passes, values: day.values.get(name) }));
  const end = firstFrom(effective, bucketOf(until) + 1);
  for (let at = firstFrom(effective, bucketOf(after)); at < end; at += 1) {
    if (effective[at]! > until || effective[at]! <= after || recorded[at]! > recordedBy) continue;
    const combination = combinations[at]!;
    if (!passesAll(filters, combination)) continue;
    const place = (groups ? groups[combination]! : 0) * slots + day.slots[at]!;
    const count = counts[at]!;
    sums.counts[place]! += count;
    sums.rests[place]! += count * rests[at]!;
    if (billions) sums.billions[place]! += count * billions[at]!;
  }
}

interface Filter {
  readonly passes: Uint8Array;
  readonly values: Uint16Array | Uint32Array | undefined;
}

function passesAll(filters: readonly Filter[], combination: number): boolean {
  for (const { passes, values } of filters) if (!passes[values ? values[combination]! : 0]) return false;
  return true;
}

/** The first place whose bucket is `bucket` or a later one. */
function firstFrom(effective: Float64Array, bucket: number): number {
  let [from, to] = [0, effective.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (bucketOf(effective[middle]!) < bucket) from = middle + 1;
    else to = middle;
  }
  return from;
}
