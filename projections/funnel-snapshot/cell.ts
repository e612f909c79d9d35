import type { Move } from './move.ts';

/** Cube of the totals. Every other cube is named after its dimension. */
export const TOTAL = '';

/** One document a cube and recorded day: its fields are the cells of that day. */
export function cellsKey(cube: string, recordedDay: number): string {
  return `${cube}|${String(recordedDay).padStart(6, '0')}`;
}

/** @returns undefined where the key is of another cube */
export function recordedDayOf(key: string, cube: string): number | undefined {
  return key.length === cube.length + 7 && key.startsWith(`${cube}|`) ? Number(key.slice(-6)) : undefined;
}

/** What a cell counts, beside its effective day: `model|stage|currency|dimension value`. */
export type Slot = string;

export interface SlotParts {
  readonly model: string;
  readonly stage: string;
  readonly currency: string;
  readonly value: string;
}

export function slotParts(slot: Slot): SlotParts {
  const first = slot.indexOf('|');
  const second = slot.indexOf('|', first + 1);
  const third = slot.indexOf('|', second + 1);
  return {
    model: slot.slice(0, first),
    stage: slot.slice(first + 1, second),
    currency: slot.slice(second + 1, third),
    value: slot.slice(third + 1),
  };
}

/** Deltas of the fields of one document of cells. */
export type CellDeltas = Record<string, number | bigint>;

/**
 * What moves recorded on one day add to the cells: the total's, and those of each dimension that the state has. Field
 * `n<lag>|<slot>` counts opportunities, `v<lag>|<slot>` sums their minor units; lag = recorded day − effective day.
 */
export function cellDeltas(
  moves: readonly Move[],
  recordedDay: number,
  dayOf: (at: Move['at']) => number,
): ReadonlyMap<string, CellDeltas> {
  const cubes = new Map<string, CellDeltas>();
  for (const { at, state, count } of moves) {
    const slot = `${recordedDay - dayOf(at)}|${state.model}|${state.stage}|${state.currency}|`;
    const units = BigInt(count) * state.units;
    add(cubes, TOTAL, slot, count, units);
    for (const dimension in state.dimensions) {
      add(cubes, dimension, slot + state.dimensions[dimension], count, units);
    }
  }
  return cubes;
}

function add(cubes: Map<string, CellDeltas>, cube: string, slot: string, count: number, units: bigint): void {
  let deltas = cubes.get(cube);
  if (!deltas) {
    deltas = {};
    cubes.set(cube, deltas);
  }
  addTo(deltas, `n${slot}`, count);
  if (units !== 0n) addTo(deltas, `v${slot}`, units);
}

function addTo(deltas: CellDeltas, field: string, delta: number | bigint): void {
  const before = deltas[field];
  const sum = before === undefined ? delta : BigInt(before) + BigInt(delta);
  if (before !== undefined && BigInt(sum) === 0n) delete deltas[field];
  else deltas[field] = sum;
}
