import type { Move } from './move.ts';

/** Cube of the totals. Every other cube is named after its dimension. */
export const TOTAL = '';

/** Events of the log whose cells share documents, so that a day of a million imported events is no single document. */
const RUN_EVENTS = 8192;

export function runOf(index: number): number {
  return Math.floor(index / RUN_EVENTS);
}

/**
 * Keys of the documents of cells, one a cube, recorded day and run; their fields are the cells. Neighbours in the log
 * share day and run: their keys are made once.
 */
export function cellsKeys(): (recordedDay: number, run: number) => (cube: string) => string {
  let known = { day: Number.NaN, run: Number.NaN, keys: new Map<string, string>() };
  return (day, run) => {
    if (known.day !== day || known.run !== run) known = { day, run, keys: new Map() };
    const { keys } = known;
    return (cube) => {
      let key = keys.get(cube);
      if (key === undefined) {
        key = `${cellsPrefix(cube, day)}${String(run).padStart(8, '0')}`;
        keys.set(cube, key);
      }
      return key;
    };
  };
}

/** What the keys of all documents of a cube and recorded day begin with. */
export function cellsPrefix(cube: string, recordedDay: number): string {
  return `${cube}|${String(recordedDay).padStart(6, '0')}|`;
}

/** The document that says when moves of an effective day were recorded. */
export function recordedKey(effectiveDay: number): string {
  return String(effectiveDay);
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

/**
 * Minor units and count of a cell share one number, units × 65,536 + count: half the names to write and to read. Within
 * one day an opportunity leaves a slot at most once more than it enters it, so that an event changes a count by two at
 * most, and a run of 8,192 events keeps every count within ±16,384.
 */
export const COUNT_RANGE = 65_536;
const COUNT_RANGE_BIG = BigInt(COUNT_RANGE);

/** What is added to a field `<lag>|<slot>` of a document of cells: units × 65,536 + count. */
export type CellDelta = readonly [field: string, amount: number | bigint];

/**
 * What moves recorded on one day add to the cells, one by one: to the total's, and to those of each dimension that a
 * state has. Lag = recorded day − effective day.
 */
export function cellDeltas(
  dayOf: (at: Move['at']) => number,
): (moves: readonly Move[], recordedDay: number, add: (cube: string, delta: CellDelta) => void) => void {
  const known = new Map<string, Map<string, string>>();
  return (moves, recordedDay, add) => {
    for (const { at, state, count } of moves) {
      const prefix = `${recordedDay - dayOf(at)}|${state.model}|${state.stage}|${state.currency}|`;
      const fields = fieldsOf(known, prefix);
      const amount = amountOf(count, state.units);
      add(TOTAL, [fieldOf(fields, prefix, ''), amount]);
      for (const dimension in state.dimensions) {
        add(dimension, [fieldOf(fields, prefix, state.dimensions[dimension]!), amount]);
      }
    }
  };
}

function amountOf(count: number, units: bigint): number | bigint {
  const small = count * (Number(units) * COUNT_RANGE + 1);
  return Number.isSafeInteger(small) ? small : BigInt(count) * (units * COUNT_RANGE_BIG + 1n);
}

/** Count and minor units of a cell. */
export function cellOf(amount: number | string): { readonly count: number; readonly units: bigint } {
  const whole = BigInt(amount);
  const count = BigInt.asIntN(16, whole);
  return { count: Number(count), units: (whole - count) / COUNT_RANGE_BIG };
}

/** Names that were made before are found, not made again: most cells are met thousands of times. */
function fieldsOf(known: Map<string, Map<string, string>>, prefix: string): Map<string, string> {
  let fields = known.get(prefix);
  if (!fields) {
    if (known.size > 10_000) known.clear();
    fields = new Map();
    known.set(prefix, fields);
  }
  return fields;
}

function fieldOf(fields: Map<string, string>, prefix: string, value: string): string {
  let field = fields.get(value);
  if (field === undefined) {
    if (fields.size > 10_000) fields.clear();
    field = prefix + value;
    fields.set(value, field);
  }
  return field;
}
