import type { LocalDate } from '#kernel';
import type { ViewReader } from '#read-store';
import { cellsKey, type Slot } from './cell.ts';
import { dayNumber } from './local-day.ts';
import { BILLION } from './segment.ts';
import { addSum, type Sums } from './sums.ts';

/** The cells of one recorded day, in columns. */
interface Day {
  /** What `changes` said of the day when it was read. */
  readonly stamp: number | string;
  readonly effectiveDays: Int32Array;
  readonly slots: Int32Array;
  readonly counts: Float64Array;
  readonly billions: Float64Array;
  readonly rests: Float64Array;
}

interface Cube {
  readonly slots: Slot[];
  readonly places: Map<Slot, number>;
  readonly days: Map<number, Day>;
}

/**
 * Cells read before, kept while the process lives. Never wrong: a day is read again when `changes` says that something
 * was recorded in it since.
 */
export interface CellMemory {
  /** Adds the cells of a cube with effective and recorded day up to those given, by `model|stage|currency|value`. */
  addCells(view: ViewReader, cube: string, effectiveDay: number, recordedDay: number, sums: Sums): Promise<void>;
}

export function cellMemory(): CellMemory {
  const cubes = new Map<string, Cube>();
  return {
    async addCells(view, name, effectiveDay, recordedDay, sums) {
      const cube = cubes.get(name) ?? { slots: [], places: new Map(), days: new Map() };
      cubes.set(name, cube);
      sumDays(cube, await daysOf(view, name, cube, recordedDay), effectiveDay, sums);
    },
  };
}

async function daysOf(view: ViewReader, name: string, cube: Cube, last: number): Promise<readonly Day[]> {
  const stamps = new Map<number, number | string>();
  for (const { key, document } of await view.find('changes')) {
    for (const [day, stamp] of Object.entries(document)) {
      const recordedDay = dayNumber(`${key}-${day}` as LocalDate);
      if (recordedDay <= last) stamps.set(recordedDay, stamp as number | string);
    }
  }
  const stale = [...stamps].filter(([day, stamp]) => cube.days.get(day)?.stamp !== stamp);
  const documents = await view.load(
    'cells',
    stale.map(([day]) => cellsKey(name, day)),
  );
  const fresh = new Map(cube.days);
  for (const [day, stamp] of stale) {
    const read = readDay(documents.get(cellsKey(name, day)) ?? {}, day, stamp, cube);
    fresh.set(day, read);
    cube.days.set(day, read);
  }
  return [...stamps.keys()].map((day) => fresh.get(day)!);
}

function readDay(document: Readonly<Record<string, unknown>>, day: number, stamp: Day['stamp'], cube: Cube): Day {
  const cells = new Map<string, { count: number; units: bigint }>();
  for (const field in document) {
    const cell = cells.get(field.slice(1)) ?? { count: 0, units: 0n };
    if (field.startsWith('n')) cell.count = Number(document[field]);
    else cell.units = BigInt(document[field] as number | string);
    cells.set(field.slice(1), cell);
  }
  const read = {
    stamp,
    effectiveDays: new Int32Array(cells.size),
    slots: new Int32Array(cells.size),
    counts: new Float64Array(cells.size),
    billions: new Float64Array(cells.size),
    rests: new Float64Array(cells.size),
  };
  let at = 0;
  for (const [cell, { count, units }] of cells) {
    const bar = cell.indexOf('|');
    read.effectiveDays[at] = day - Number(cell.slice(0, bar));
    read.slots[at] = placeOf(cube, cell.slice(bar + 1));
    read.counts[at] = count;
    read.billions[at] = Number(units / BILLION);
    read.rests[at] = Number(units % BILLION);
    at += 1;
  }
  return read;
}

function placeOf(cube: Cube, slot: Slot): number {
  const known = cube.places.get(slot);
  if (known !== undefined) return known;
  cube.places.set(slot, cube.slots.length);
  return cube.slots.push(slot) - 1;
}

function sumDays(cube: Cube, days: readonly Day[], effectiveDay: number, sums: Sums): void {
  const counts = new Float64Array(cube.slots.length);
  const billions = new Float64Array(cube.slots.length);
  const rests = new Float64Array(cube.slots.length);
  for (const day of days) {
    const { effectiveDays, slots } = day;
    for (let at = 0; at < slots.length; at += 1) {
      if (effectiveDays[at]! > effectiveDay) continue;
      const slot = slots[at]!;
      counts[slot]! += day.counts[at]!;
      billions[slot]! += day.billions[at]!;
      rests[slot]! += day.rests[at]!;
    }
  }
  for (const [place, slot] of cube.slots.entries()) {
    addSum(sums, slot, counts[place]!, BigInt(billions[place]!) * BILLION + BigInt(rests[place]!));
  }
}
