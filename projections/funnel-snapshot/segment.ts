import { epochMs, type Instant } from '#kernel';
import type { Move } from './move.ts';
import { MOVE_BYTES, writeMove } from './packed-move.ts';
import { type State, sameDimensions } from './state.ts';

/** Events of the log whose moves one document packs. */
export const SEGMENT_EVENTS = 1024;
/** Base64 digits of the place of an event in its segment. */
export const EVENT_DIGITS = 2;
/** Base64 digits of the place of a value among those of its dimension. */
export const PLACE_DIGITS = 3;

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/**
 * The moves recorded by one run of events, packed: text in ASCII that grows at its end only.
 * - `from`, `to`: when the first and the last of its events were recorded
 * - `slots`: `model|stage|currency`
 * - `names`, `values`: dimensions, and the values that each has here
 * - `combinations`: dimensions of a state: per name three digits, 0 for none, else the place of its value + 1; a dot each
 * - `moves`: in base64, each as `writeMove` packs it, in log order
 * - `places`: for each move two digits, the place of its event among those of the segment
 */
export type Segment = {
  readonly from: Instant;
  readonly to: Instant;
  readonly slots: readonly string[];
  readonly names: readonly string[];
  readonly values: readonly (readonly string[])[];
  readonly combined: number;
  readonly combinations: string;
  readonly moves: string;
  readonly places: string;
};

/** The event that moves come from. */
export interface Mover {
  /** Log index. */
  readonly index: number;
  readonly recordedAt: Instant;
}

export function segmentKey(index: number): string {
  return String(Math.floor(index / SEGMENT_EVENTS)).padStart(10, '0');
}

/** The segment with the moves of one event more, which comes after all it has; without one, the first of a segment. */
export function appended(segment: Segment | undefined, { index, recordedAt }: Mover, moves: readonly Move[]): Segment {
  const { from = recordedAt, to = recordedAt, slots = [], ...dictionary } = segment ?? {};
  const pack = { ...EMPTY, ...dictionary, slots: [...slots] };
  const bytes = Buffer.allocUnsafe(moves.length * MOVE_BYTES);
  const recorded = epochMs(recordedAt);
  let dimensions: State['dimensions'] | undefined;
  let offset = 0;
  for (const { at, state, count } of moves) {
    if (!dimensions || !sameDimensions(dimensions, state.dimensions)) {
      dimensions = state.dimensions;
      combine(pack, dimensions);
    }
    const slot = placeOf(pack.slots, `${state.model}|${state.stage}|${state.currency}`);
    const { units } = state;
    writeMove(bytes, offset, { effective: epochMs(at), recorded, combination: pack.combined - 1, slot, count, units });
    offset += MOVE_BYTES;
  }
  return {
    ...pack,
    from: recordedAt < from ? recordedAt : from,
    to: recordedAt > to ? recordedAt : to,
    moves: pack.moves + bytes.toString('base64'),
    places: pack.places + digits(index % SEGMENT_EVENTS, EVENT_DIGITS).repeat(moves.length),
  };
}

interface Dictionary {
  names: readonly string[];
  values: readonly (readonly string[])[];
  combined: number;
  combinations: string;
}

const EMPTY = { names: [], values: [], combined: 0, combinations: '', moves: '', places: '' } as const;

/** Appends a combination of dimension values. */
function combine(dictionary: Dictionary, dimensions: State['dimensions']): void {
  for (const name in dimensions) {
    if (dictionary.names.includes(name)) continue;
    dictionary.names = [...dictionary.names, name];
    dictionary.values = [...dictionary.values, []];
  }
  let combination = '';
  for (const [place, name] of dictionary.names.entries()) {
    const value = dimensions[name];
    const known = dictionary.values[place]!;
    const found = value === undefined ? -1 : known.indexOf(value);
    if (value !== undefined && found < 0) dictionary.values = dictionary.values.with(place, [...known, value]);
    combination += digits(value === undefined ? 0 : found < 0 ? known.length + 1 : found + 1, PLACE_DIGITS);
  }
  dictionary.combinations += `${combination}.`;
  dictionary.combined += 1;
}

function placeOf(slots: string[], slot: string): number {
  const place = slots.indexOf(slot);
  return place < 0 ? slots.push(slot) - 1 : place;
}

function digits(place: number, count: number): string {
  let text = '';
  for (let shift = 6 * (count - 1); shift >= 0; shift -= 6) text += DIGITS[(place >> shift) & 63];
  return text;
}

/** Reads the place of the event that a move comes from. */
export function eventAt(places: string, move: number): number {
  return (digit(places, move * EVENT_DIGITS) << 6) | digit(places, move * EVENT_DIGITS + 1);
}

/** Reads the digits that stand at an offset. */
export function placeAt(text: string, offset: number): number {
  return (digit(text, offset) << 12) | (digit(text, offset + 1) << 6) | digit(text, offset + 2);
}

const VALUES = new Uint8Array(128);
for (const [value, character] of [...DIGITS].entries()) VALUES[character.charCodeAt(0)] = value;

function digit(text: string, offset: number): number {
  return VALUES[text.charCodeAt(offset)]!;
}
