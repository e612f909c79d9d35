import type { Instant } from '#kernel';
import type { ViewReader } from '#read-store';
import { PLACE_DIGITS, placeAt, type Segment } from './segment.ts';
import { placeOf, type Slots } from './slots.ts';

const PAGE = 3;

/** Names that segments were met with, each with its place; places are never taken back. */
export interface MoveNames {
  readonly slots: Slots;
  /** By dimension: places begin at 1, 0 is for none. */
  readonly values: Map<string, ValuePlaces>;
}

export interface ValuePlaces {
  readonly names: string[];
  readonly places: Map<string, number>;
}

/** A segment in the places of `MoveNames`. */
export interface SegmentMoves {
  readonly key: string;
  readonly from: Instant;
  readonly to: Instant;
  /** Packed moves. */
  readonly data: DataView;
  /** By place in the segment. */
  readonly slots: Int32Array;
  readonly dimensions: readonly string[];
  readonly combined: number;
  /** Place of the value that a combination has of a dimension, which is told by its place in `dimensions`. */
  valueOf(combination: number, dimension: number): number;
}

/** Reads on through the segments of moves that were recorded from one instant to another, each segment once. */
export function segmentCursor(view: ViewReader, names: MoveNames) {
  let held: readonly SegmentMoves[] = [];
  /** @param from not before the `from` of the last call */
  return async (from: Instant, to: Instant): Promise<readonly SegmentMoves[]> => {
    held = held.filter((segment) => segment.to >= from);
    if (held.length === 0) held = await page({ index: ['to'], from, limit: 1 });
    for (let last = held.at(-1); last && last.to <= to; last = held.at(-1)) {
      const more = await page({ from: last.key, fromExclusive: true, limit: PAGE });
      if (more.length === 0) break;
      held = [...held, ...more];
    }
    return held.filter((segment) => segment.from <= to);
  };

  async function page(find: Parameters<ViewReader['find']>[1]): Promise<readonly SegmentMoves[]> {
    return (await view.find('segments', find)).map(({ key, document }) => opened(key, document as Segment, names));
  }
}

function opened(key: string, segment: Segment, names: MoveNames): SegmentMoves {
  const { from, to, combinations } = segment;
  const bytes = Buffer.from(segment.moves, 'base64');
  const places = segment.names.map((name, at) => {
    const known = valuePlaces(names, name);
    return [0, ...segment.values[at]!.map((value) => valuePlace(known, value))];
  });
  const starts = new Int32Array(segment.combined + 1);
  for (let at = 0; at < segment.combined; at += 1) starts[at + 1] = combinations.indexOf('.', starts[at]!) + 1;
  return {
    key,
    from,
    to,
    data: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    slots: Int32Array.from(segment.slots, (slot) => placeOf(names.slots, `${slot}|`)),
    dimensions: segment.names,
    combined: segment.combined,
    valueOf(combination, dimension) {
      const digits = starts[combination]! + dimension * PLACE_DIGITS;
      // A combination ends before the dimensions that were met after it: it has none of them.
      return digits < starts[combination + 1]! - 1 ? places[dimension]![placeAt(combinations, digits)]! : 0;
    },
  };
}

export function valuePlaces({ values }: MoveNames, dimension: string): ValuePlaces {
  let known = values.get(dimension);
  if (!known) {
    known = { names: [], places: new Map() };
    values.set(dimension, known);
  }
  return known;
}

function valuePlace({ names, places }: ValuePlaces, value: string): number {
  let place = places.get(value);
  if (place === undefined) {
    place = names.push(value);
    places.set(value, place);
  }
  return place;
}
