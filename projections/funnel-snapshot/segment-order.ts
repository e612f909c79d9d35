import { instantOf } from '#kernel';
import type { Move } from './move.ts';
import {
  BILLION,
  billionsAt,
  combinationAt,
  countAt,
  effectiveAt,
  MOVE_BYTES,
  recordedAt,
  restAt,
  slotAt,
} from './packed-move.ts';
import {
  appended,
  EVENT_DIGITS,
  eventAt,
  type Mover,
  PLACE_DIGITS,
  placeAt,
  SEGMENT_EVENTS,
  type Segment,
} from './segment.ts';
import type { State } from './state.ts';

/**
 * The segment with the moves of one event more, in log order. One that comes late, as from a redrive, is put in its place
 * and the segment packed anew: what it is depends on what it holds, not on the order in which that came.
 */
export function withMoves(segment: Segment | undefined, event: Mover, moves: readonly Move[]): Segment {
  if (!segment || lastPlace(segment) < event.index % SEGMENT_EVENTS) return appended(segment, event, moves);
  const all = [...unpacked(segment, event.index), { event, moves }];
  all.sort((a, b) => a.event.index - b.event.index);
  return all.reduce<Segment | undefined>(
    (packed, each) => appended(packed, each.event, each.moves),
    undefined,
  ) as Segment;
}

function lastPlace({ places }: Segment): number {
  return eventAt(places, places.length / EVENT_DIGITS - 1);
}

interface Moved {
  readonly event: Mover;
  readonly moves: Move[];
}

/** What was packed, an event each, in log order. @param within the log index of any event of the segment */
function unpacked(segment: Segment, within: number): readonly Moved[] {
  const bytes = Buffer.from(segment.moves, 'base64');
  const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const combinations = segment.combinations.split('.');
  const events: Moved[] = [];
  for (let move = 0, offset = 0; offset < bytes.length; move += 1, offset += MOVE_BYTES) {
    const index = within - (within % SEGMENT_EVENTS) + eventAt(segment.places, move);
    let last = events.at(-1);
    if (last?.event.index !== index) {
      last = { event: { index, recordedAt: instantOf(recordedAt(data, offset)) }, moves: [] };
      events.push(last);
    }
    const [model = '', stage = '', currency = ''] = (segment.slots[slotAt(data, offset)] ?? '').split('|');
    const units = BigInt(billionsAt(data, offset)) * BILLION + BigInt(restAt(data, offset));
    const dimensions = dimensionsOf(segment, combinations[combinationAt(data, offset)] ?? '');
    last.moves.push({
      at: instantOf(effectiveAt(data, offset)),
      state: { model, stage, currency, units, dimensions },
      count: countAt(data, offset),
    });
  }
  return events;
}

function dimensionsOf({ names, values }: Segment, combination: string): State['dimensions'] {
  const told: [string, string][] = [];
  for (const [at, name] of names.entries()) {
    // A combination ends before the dimensions that were met after it.
    const place = at * PLACE_DIGITS < combination.length ? placeAt(combination, at * PLACE_DIGITS) : 0;
    if (place > 0) told.push([name, values[at]?.[place - 1] as string]);
  }
  return Object.fromEntries(told);
}
