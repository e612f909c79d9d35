import type { Found } from '#read-store';
import { cellOf, readField, readKey } from './cell.ts';
import { addColumns, BILLION, type Columns, columns } from './columns.ts';
import type { RecordedRun } from './recorded-runs.ts';
import { placeOf, type Slots } from './slots.ts';

/** Cells, by effective day. */
interface Cells extends Columns {
  readonly effectiveDays: Int32Array;
  readonly slots: Int32Array;
}

/** Cells in order of effective day. */
export interface OrderedCells extends Cells {
  /** What the first `STRIDE` cells come to, the first 2 × `STRIDE`, and so on. */
  readonly carried: readonly Columns[];
}

/** The cells of one recorded day and run of the log. */
export interface RunCells extends OrderedCells {
  /** How many shifts they were made of. */
  readonly shifts: number;
}

/** A run of an import that tells of years has more than ten thousand cells: no answer goes through more than so many. */
const STRIDE = 1_024;

/** Adds those cells that are effective by `effectiveDay`. */
export function addEffective(sums: Columns, cells: OrderedCells, effectiveDay: number): void {
  const { effectiveDays, carried } = cells;
  let strides = 0;
  while (strides < carried.length && effectiveDays[(strides + 1) * STRIDE - 1]! <= effectiveDay) strides += 1;
  const known = carried[strides - 1];
  if (known) addColumns(sums, known);
  let end = strides * STRIDE;
  while (end < effectiveDays.length && effectiveDays[end]! <= effectiveDay) end += 1;
  addCells(sums, cells, strides * STRIDE, end);
}

function addCells(sums: Columns, { slots, counts, billions, rests }: Cells, from: number, end: number): void {
  for (let at = from; at < end; at += 1) {
    const place = slots[at]!;
    sums.counts[place]! += counts[at]!;
    sums.billions[place]! += billions[at]!;
    sums.rests[place]! += rests[at]!;
  }
}

function carriedOf(cells: Cells, known: Slots): readonly Columns[] {
  const carried: Columns[] = [];
  for (let end = STRIDE; end <= cells.slots.length; end += STRIDE) {
    const sums = columns(known.parts.length);
    const before = carried.at(-1);
    if (before) addColumns(sums, before);
    addCells(sums, cells, end - STRIDE, end);
    carried.push(sums);
  }
  return carried;
}

/** The cells of several runs as those of one. */
export function together(runs: readonly OrderedCells[], known: Slots): OrderedCells {
  const all = runs.flatMap((run) => Array.from(run.slots, (_, at) => ({ run, at, day: run.effectiveDays[at]! })));
  all.sort((a, b) => a.day - b.day);
  const cells = cellsFor(all.length);
  for (const [next, { run, at }] of all.entries()) {
    for (const column of COLUMNS) cells[column][next] = run[column][at]!;
  }
  return { ...cells, carried: carriedOf(cells, known) };
}

const COLUMNS = ['effectiveDays', 'slots', 'counts', 'billions', 'rests'] as const;

function cellsFor(length: number): Cells {
  return { effectiveDays: new Int32Array(length), slots: new Int32Array(length), ...columns(length) };
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
  const read = cellsFor(cells.length);
  for (const [at, { effectiveDay, slot, count, units }] of cells.entries()) {
    read.effectiveDays[at] = effectiveDay;
    read.slots[at] = placeOf(known, slot);
    read.counts[at] = count;
    read.billions[at] = Number(units / BILLION);
    read.rests[at] = Number(units % BILLION);
  }
  return { ...read, shifts, carried: carriedOf(read, known) };
}
