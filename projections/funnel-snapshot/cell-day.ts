import type { Document } from '#read-store';
import { cellOf } from './cell.ts';
import { type Columns, columns } from './columns.ts';
import { BILLION } from './packed-move.ts';
import type { Stamp } from './recorded-days.ts';
import { placeOf, type Slots } from './slots.ts';

/** The cells of one recorded day, by effective day. */
export interface CellDay extends Columns {
  /** What `changes` said of the day when it was read. */
  readonly stamp: Stamp;
  readonly effectiveDays: Int32Array;
  readonly slots: Int32Array;
}

/** Adds the cells of a day that are effective by `effectiveDay`. */
export function addCellDay(sums: Columns, day: CellDay, effectiveDay: number): void {
  const { effectiveDays, slots, counts, billions, rests } = day;
  for (let at = 0; at < slots.length && effectiveDays[at]! <= effectiveDay; at += 1) {
    const place = slots[at]!;
    sums.counts[place]! += counts[at]!;
    sums.billions[place]! += billions[at]!;
    sums.rests[place]! += rests[at]!;
  }
}

/** Reads the documents of a recorded day. */
export function readCellDay(documents: readonly Document[], day: number, stamp: Stamp, known: Slots): CellDay {
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
