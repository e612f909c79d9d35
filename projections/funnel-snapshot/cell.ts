import type { Move } from './move.ts';

/** Cube of the totals. Every other cube is named after its dimension. */
export const TOTAL = '';

/** Events of the log whose cells share documents, so that a day of a million imported events is no single document. */
const RUN_EVENTS = 8192;

export function runOf(index: number): number {
  return Math.floor(index / RUN_EVENTS);
}

/** One document a cube, recorded day and run: its fields are the cells. */
export function cellsKey(cube: string, recordedDay: number, run: number): string {
  return `${cellsPrefix(cube, recordedDay)}${String(run).padStart(8, '0')}`;
}

/** What the keys of all documents of a cube and recorded day begin with. */
export function cellsPrefix(cube: string, recordedDay: number): string {
  return `${cube}|${String(recordedDay).padStart(6, '0')}|`;
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
export type CellDeltas = Map<string, number | bigint>;

/** The two fields of a cell: `n<lag>|<slot>` counts opportunities, `v<lag>|<slot>` sums their minor units. */
interface CellFields {
  readonly count: string;
  readonly units: string;
}

/**
 * What moves recorded on one day add to the cells, by cube: the total's, and those of each dimension that a state has.
 * Lag = recorded day − effective day.
 */
export function cellDeltas(
  dayOf: (at: Move['at']) => number,
): (moves: readonly Move[], recordedDay: number) => ReadonlyMap<string, CellDeltas> {
  const known = new Map<string, Map<string, CellFields>>();
  return (moves, recordedDay) => {
    const cubes = new Map<string, CellDeltas>();
    for (const { at, state, count } of moves) {
      const slot = `${recordedDay - dayOf(at)}|${state.model}|${state.stage}|${state.currency}|`;
      const fields = fieldsOf(known, slot);
      const product = BigInt(count) * state.units;
      const units = isSmall(product) ? Number(product) : product;
      add(cubes, TOTAL, fieldsOfValue(fields, slot, ''), count, units);
      for (const dimension in state.dimensions) {
        add(cubes, dimension, fieldsOfValue(fields, slot, state.dimensions[dimension]!), count, units);
      }
    }
    return cubes;
  };
}

const LARGEST = BigInt(Number.MAX_SAFE_INTEGER);

function isSmall(units: bigint): boolean {
  return units <= LARGEST && units >= -LARGEST;
}

/** Names that were made before are found, not made again: most cells are met thousands of times. */
function fieldsOf(known: Map<string, Map<string, CellFields>>, slot: string): Map<string, CellFields> {
  let fields = known.get(slot);
  if (!fields) {
    if (known.size > 10_000) known.clear();
    fields = new Map();
    known.set(slot, fields);
  }
  return fields;
}

function fieldsOfValue(fields: Map<string, CellFields>, slot: string, value: string): CellFields {
  let names = fields.get(value);
  if (!names) {
    if (fields.size > 10_000) fields.clear();
    names = { count: `n${slot}${value}`, units: `v${slot}${value}` };
    fields.set(value, names);
  }
  return names;
}

function add(cubes: Map<string, CellDeltas>, cube: string, fields: CellFields, count: number, units: number | bigint) {
  let deltas = cubes.get(cube);
  if (!deltas) {
    deltas = new Map();
    cubes.set(cube, deltas);
  }
  addTo(deltas, fields.count, count);
  if (units) addTo(deltas, fields.units, units);
}

function addTo(deltas: CellDeltas, field: string, delta: number | bigint): void {
  const before = deltas.get(field);
  if (before === undefined) deltas.set(field, delta);
  else if (typeof before === 'number' && typeof delta === 'number' && Number.isSafeInteger(before + delta)) {
    deltas.set(field, before + delta);
  } else deltas.set(field, BigInt(before) + BigInt(delta));
}
