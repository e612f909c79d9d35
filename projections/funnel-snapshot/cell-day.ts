import type { Document } from '#read-store';
import { cellOf, type Slot } from './cell.ts';
import { BILLION } from './segment.ts';

/** Slots that a cube has met, each with its place; places are never taken back. */
export interface Slots {
  readonly names: Slot[];
  readonly places: Map<Slot, number>;
}

/** Sums by place of slot. Minor units stand in whole billions and the rest: both add up exactly. */
export interface Columns {
  readonly counts: Float64Array;
  readonly billions: Float64Array;
  readonly rests: Float64Array;
}

/** The cells of one recorded day, by effective day. */
export interface CellDay extends Columns {
  /** What `changes` said of the day when it was read. */
  readonly stamp: number | string;
  readonly effectiveDays: Int32Array;
  readonly slots: Int32Array;
}

export function columns(length: number): Columns {
  return { counts: new Float64Array(length), billions: new Float64Array(length), rests: new Float64Array(length) };
}

/** Adds the cells of a day that are effective by `effectiveDay`. */
export function addDay(sums: Columns, day: CellDay, effectiveDay: number): void {
  const { effectiveDays, slots, counts, billions, rests } = day;
  for (let at = 0; at < slots.length && effectiveDays[at]! <= effectiveDay; at += 1) {
    const place = slots[at]!;
    sums.counts[place]! += counts[at]!;
    sums.billions[place]! += billions[at]!;
    sums.rests[place]! += rests[at]!;
  }
}

export function addColumns(sums: Columns, more: Columns): void {
  for (let place = 0; place < more.counts.length; place += 1) {
    sums.counts[place]! += more.counts[place]!;
    sums.billions[place]! += more.billions[place]!;
    sums.rests[place]! += more.rests[place]!;
  }
}

/** Reads the documents of a recorded day. */
export function readDay(documents: readonly Document[], day: number, stamp: CellDay['stamp'], known: Slots): CellDay {
  const fields = documents.flatMap((document) => Object.entries(document) as [string, number | string][]);
  const cells = fields.map(([field, amount]) => {
    const bar = field.indexOf('|');
    return { effectiveDay: day - Number(field.slice(0, bar)), slot: field.slice(bar + 1), amount };
  });
  cells.sort((a, b) => a.effectiveDay - b.effectiveDay);
  const read = {
    stamp,
    effectiveDays: new Int32Array(cells.length),
    slots: new Int32Array(cells.length),
    ...columns(cells.length),
  };
  for (const [at, { effectiveDay, slot, amount }] of cells.entries()) {
    const { count, units } = cellOf(amount);
    read.effectiveDays[at] = effectiveDay;
    read.slots[at] = placeOf(known, slot);
    read.counts[at] = count;
    read.billions[at] = Number(units / BILLION);
    read.rests[at] = Number(units % BILLION);
  }
  return read;
}

function placeOf({ names, places }: Slots, slot: Slot): number {
  const known = places.get(slot);
  if (known !== undefined) return known;
  places.set(slot, names.length);
  return names.push(slot) - 1;
}
