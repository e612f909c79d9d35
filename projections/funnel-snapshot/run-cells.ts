import type { Found } from '#read-store';
import { cellOf, readField, readKey } from './cell.ts';
import { BILLION, type Columns, columns } from './columns.ts';
import type { RecordedRun } from './recorded-runs.ts';
import { placeOf, type Slots } from './slots.ts';

/** The cells of one recorded day and run of the log, by effective day. */
export interface RunCells extends Columns {
  /** How many shifts they were made of. */
  readonly shifts: number;
  readonly effectiveDays: Int32Array;
  readonly slots: Int32Array;
}

/** Adds those cells that are effective by `effectiveDay`. */
export function addRunCells(sums: Columns, cells: RunCells, effectiveDay: number): void {
  const { effectiveDays, slots, counts, billions, rests } = cells;
  for (let at = 0; at < slots.length && effectiveDays[at]! <= effectiveDay; at += 1) {
    const place = slots[at]!;
    sums.counts[place]! += counts[at]!;
    sums.billions[place]! += billions[at]!;
    sums.rests[place]! += rests[at]!;
  }
}

/** Reads the documents of a recorded day and run that are of one cube, by what their keys begin with. */
export function readRunCells(
  found: readonly Found[],
  prefix: string,
  { day, shifts }: RecordedRun,
  known: Slots,
): RunCells {
  const cells: { effectiveDay: number; slot: string; count: number; units: bigint }[] = [];
  for (const { key, document } of found) {
    const of = readKey(key, prefix);
    if (!of) continue;
    for (const field in document) {
      const { lag, from, stage, value } = readField(field);
      const { count, units } = cellOf(document[field] as number | string);
      const effectiveDay = day - lag;
      const slotOf = (at: string) => `${of.model}|${at}|${of.currency}|${value}`;
      if (from !== undefined) cells.push({ effectiveDay, slot: slotOf(from), count: -count, units: -units });
      cells.push({ effectiveDay, slot: slotOf(stage), count, units });
    }
  }
  cells.sort((a, b) => a.effectiveDay - b.effectiveDay);
  const read = {
    shifts,
    effectiveDays: new Int32Array(cells.length),
    slots: new Int32Array(cells.length),
    ...columns(cells.length),
  };
  for (const [at, { effectiveDay, slot, count, units }] of cells.entries()) {
    read.effectiveDays[at] = effectiveDay;
    read.slots[at] = placeOf(known, slot);
    read.counts[at] = count;
    read.billions[at] = Number(units / BILLION);
    read.rests[at] = Number(units % BILLION);
  }
  return read;
}
