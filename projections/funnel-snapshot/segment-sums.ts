import { epochMs, type Instant } from '#kernel';
import type { ViewReader } from '#read-store';
import { BILLION, MOVE_BYTES, PLACE_DIGITS, placeAt, type Segment } from './segment.ts';
import { addSum, NONE, type Sums } from './sums.ts';

const PAGE = 8;

/** Which moves are summed: effective and recorded by, less those that are summed already, of what passes the filters. */
export interface MoveRange {
  readonly effectiveAt: Instant;
  readonly asOf: Instant;
  /** Moves both effective and recorded by these are left out. */
  readonly less?: { readonly effectiveAt: Instant; readonly asOf: Instant };
  /** When the moves wanted were recorded, in order; other segments are not read. */
  readonly recorded: readonly { readonly from: Instant; readonly to: Instant }[];
  readonly by?: string | undefined;
  /** By dimension, the values wanted; `(none)` for opportunities without it. */
  readonly filters: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Adds moves at full instants to the sums by `model|stage|currency|value of the dimension by`. */
export async function addMoves(view: ViewReader, range: MoveRange, sums: Sums): Promise<void> {
  let read = '';
  for (const { from, to } of range.recorded) {
    const [first] = await view.find('segments', { index: ['to'], from, limit: 1 });
    if (!first) return;
    let after = first.key > read ? { from: first.key } : { from: read, fromExclusive: true };
    for (let more = true; more; ) {
      const page = await view.find('segments', { ...after, limit: PAGE });
      const within = page.filter(({ document }) => (document as Segment).from <= to);
      for (const { document } of within) addSegment(document as Segment, range, sums);
      read = within.at(-1)?.key ?? read;
      after = { from: read, fromExclusive: true };
      more = within.length === PAGE;
    }
  }
}

/** @param segment a packed run of moves, in the order they were recorded */
function addSegment(segment: Segment, range: MoveRange, sums: Sums): void {
  const groups = groupsOf(segment, range);
  const byPlace = range.by === undefined ? -1 : segment.names.indexOf(range.by);
  const values = byPlace < 0 ? [] : segment.values[byPlace]!;
  const size = segment.slots.length * (values.length + 1);
  const counts = new Float64Array(size);
  const billions = new Float64Array(size);
  const rests = new Float64Array(size);

  const effectiveAt = epochMs(range.effectiveAt);
  const asOf = epochMs(range.asOf);
  const lessEffective = range.less ? epochMs(range.less.effectiveAt) : -1;
  const lessRecorded = range.less ? epochMs(range.less.asOf) : -1;
  const bytes = Buffer.from(segment.moves, 'base64');
  const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < bytes.length; at += MOVE_BYTES) {
    const recorded = data.getUint16(at + 6) * 0x1_0000_0000 + data.getUint32(at + 8);
    if (recorded > asOf) continue;
    const effective = data.getUint16(at) * 0x1_0000_0000 + data.getUint32(at + 2);
    if (effective > effectiveAt || (effective <= lessEffective && recorded <= lessRecorded)) continue;
    const group = groups[(bytes[at + 12]! << 16) | data.getUint16(at + 13)]!;
    if (group < 0) continue;
    const place = group * segment.slots.length + data.getUint16(at + 15);
    const count = data.getInt8(at + 17);
    counts[place]! += count;
    billions[place]! += count * (data.getInt8(at + 18) * 0x1_0000_0000 + data.getUint32(at + 19));
    rests[place]! += count * data.getUint32(at + 23);
  }
  for (let place = 0; place < size; place += 1) {
    if (counts[place] === 0 && billions[place] === 0 && rests[place] === 0) continue;
    const group = Math.floor(place / segment.slots.length);
    const value = range.by === undefined ? '' : group === 0 ? NONE : values[group - 1];
    const units = BigInt(billions[place]!) * BILLION + BigInt(rests[place]!);
    addSum(sums, `${segment.slots[place % segment.slots.length]}|${value}`, counts[place]!, units);
  }
}

/** Per combination: −1 where it does not pass the filters, else the place of its value of the dimension, 0 for none. */
function groupsOf(segment: Segment, { by, filters }: MoveRange): Int32Array {
  const groups = new Int32Array(segment.combined);
  if (by === undefined && filters.size === 0) return groups;
  const { names, values, combinations } = segment;
  const byOffset = by === undefined ? -1 : names.indexOf(by) * PLACE_DIGITS;
  const checks = [...filters].map(([name, wanted]) => {
    const place = names.indexOf(name);
    const allowed = [NONE, ...(values[place] ?? [])].map((value) => wanted.has(value));
    return { offset: place * PLACE_DIGITS, allowed };
  });
  let start = 0;
  for (let combination = 0; combination < groups.length; combination += 1) {
    const end = combinations.indexOf('.', start);
    let group = placeWithin(combinations, start, end, byOffset);
    for (const { offset, allowed } of checks) {
      if (!allowed[placeWithin(combinations, start, end, offset)]) {
        group = -1;
        break;
      }
    }
    groups[combination] = group;
    start = end + 1;
  }
  return groups;
}

/** A combination ends before the dimensions that were met after it: it has none of them. */
function placeWithin(combinations: string, start: number, end: number, offset: number): number {
  return offset < 0 || start + offset >= end ? 0 : placeAt(combinations, start + offset);
}
