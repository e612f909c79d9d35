import { BILLION, type Columns } from './columns.ts';
import { type Growing, growingFloats, growingPlaces, pushFloat, pushPlace } from './growing.ts';
import { noSlots, placeOf, type Slots } from './slots.ts';
import { forEachShift, readState, type StreamShifts } from './stream-shifts.ts';

const BUCKET_MS = 86_400_000;

/** Values of one dimension: places begin at 1, 0 is for none. */
export interface ValuePlaces {
  readonly names: string[];
  readonly places: Map<string, number>;
}

/** Names that shifts were met with, each with its place; places are never taken back. */
export interface ShiftNames {
  /** `model|stage|currency|` */
  readonly slots: Slots;
  readonly values: Map<string, ValuePlaces>;
}

export function noNames(): ShiftNames {
  return { slots: noSlots(), values: new Map() };
}

/** Shifts of many opportunities, in columns, and the states that they go between. */
export interface ShiftColumns {
  /** Epoch ms. */
  readonly effective: Growing<Float64Array>;
  readonly recorded: Growing<Float64Array>;
  /** Places of states, from 1 on; 0 for none. */
  readonly from: Growing<Uint32Array>;
  readonly to: Growing<Uint32Array>;
  readonly states: {
    readonly slots: Growing<Uint32Array>;
    readonly combinations: Growing<Uint32Array>;
    /** Minor units: whole billions, where any state has them, and the rest. */
    readonly rests: Growing<Uint32Array>;
    billions: Growing<Float64Array> | undefined;
  };
  /** By dimension and combination, the place of the value; a combination beyond the end has none. */
  readonly values: Map<string, Growing<Uint32Array>>;
  combinations: number;
  /** Places of shifts, by UTC day on which they are effective, and on which they were recorded. */
  readonly byEffective: Map<number, Growing<Uint32Array>>;
  readonly byRecorded: Map<number, Growing<Uint32Array>>;
  bytes: number;
}

export function shiftColumns(): ShiftColumns {
  const states = { slots: growingPlaces(), combinations: growingPlaces(), rests: growingPlaces(), billions: undefined };
  return {
    effective: growingFloats(),
    recorded: growingFloats(),
    from: growingPlaces(),
    to: growingPlaces(),
    states,
    values: new Map(),
    combinations: 0,
    byEffective: new Map(),
    byRecorded: new Map(),
    bytes: 0,
  };
}

/**
 * Appends the shifts of an opportunity but the first `known`.
 * @param told called with the epoch ms at which each was recorded
 * @returns how many it has
 */
export function appendShifts(
  columns: ShiftColumns,
  names: ShiftNames,
  { dimensions, states, shifts }: StreamShifts,
  known: number,
  told: (recorded: number) => void,
): number {
  const combinations = new Map<number, number>();
  const places = new Map<number, number>();
  const combinationOf = (place: number) => {
    let combination = combinations.get(place);
    if (combination === undefined) {
      combination = appendCombination(columns, names, dimensions[place] ?? {});
      combinations.set(place, combination);
    }
    return combination;
  };
  const stateOf = (place: number) => {
    if (place === 0) return 0;
    let state = places.get(place);
    if (state === undefined) {
      state = appendState(columns, names, states[place - 1] as string, combinationOf);
      places.set(place, state);
    }
    return state;
  };
  return forEachShift(shifts, known, (effective, recorded, from, to) => {
    const place = columns.effective.length;
    const [left, entered] = [stateOf(from), stateOf(to)];
    columns.bytes +=
      pushFloat(columns.effective, effective) +
      pushFloat(columns.recorded, recorded) +
      pushPlace(columns.from, left) +
      pushPlace(columns.to, entered) +
      pushPlace(bucket(columns.byEffective, effective), place) +
      pushPlace(bucket(columns.byRecorded, recorded), place);
    told(recorded);
  });
}

function bucket(buckets: Map<number, Growing<Uint32Array>>, ms: number): Growing<Uint32Array> {
  const day = Math.floor(ms / BUCKET_MS);
  let known = buckets.get(day);
  if (!known) {
    known = growingPlaces();
    buckets.set(day, known);
  }
  return known;
}

function appendState(
  columns: ShiftColumns,
  { slots }: ShiftNames,
  text: string,
  combinationOf: (place: number) => number,
): number {
  const { states } = columns;
  const { dimensions, units, slot } = readState(text);
  const billions = floorBillions(units);
  const combination = combinationOf(dimensions);
  columns.bytes +=
    pushPlace(states.slots, placeOf(slots, slot)) +
    pushPlace(states.combinations, combination) +
    pushPlace(states.rests, Number(units - billions * BILLION));
  if (billions !== 0n) states.billions ??= growingFloats();
  while (states.billions && states.billions.length < states.slots.length - 1)
    columns.bytes += pushFloat(states.billions, 0);
  if (states.billions) columns.bytes += pushFloat(states.billions, Number(billions));
  return states.slots.length;
}

function floorBillions(units: bigint): bigint {
  const billions = units / BILLION;
  return units < 0n && billions * BILLION !== units ? billions - 1n : billions;
}

function appendCombination(columns: ShiftColumns, names: ShiftNames, dimensions: Record<string, string>): number {
  const combination = columns.combinations;
  columns.combinations += 1;
  for (const name in dimensions) {
    let column = columns.values.get(name);
    if (!column) {
      column = growingPlaces();
      columns.values.set(name, column);
    }
    while (column.length < combination) columns.bytes += pushPlace(column, 0);
    columns.bytes += pushPlace(column, valuePlace(valuePlaces(names, name), dimensions[name] as string));
  }
  return combination;
}

export function valuePlaces({ values }: ShiftNames, dimension: string): ValuePlaces {
  let known = values.get(dimension);
  if (!known) {
    known = { names: [], places: new Map() };
    values.set(dimension, known);
  }
  return known;
}

export function valuePlace({ names, places }: ValuePlaces, value: string): number {
  let place = places.get(value);
  if (place === undefined) {
    place = names.push(value);
    places.set(value, place);
  }
  return place;
}

/** Shifts that are wanted. */
export interface Wanted {
  /** Epoch ms: effective later than `after`, and by `until`. */
  readonly after: number;
  readonly until: number;
  /** Epoch ms: recorded later than `recordedAfter`, and by `recordedBy`. */
  readonly recordedAfter: number;
  readonly recordedBy: number;
  readonly by: string | undefined;
  /** By dimension, whether the value of a place passes. */
  readonly filters: readonly (readonly [dimension: string, passes: Uint8Array])[];
}

/** @param sums by place of value × slots + place of slot */
export function addShifts(sums: Columns, columns: ShiftColumns, wanted: Wanted, slots: number): void {
  const { after, until, recordedAfter, recordedBy } = wanted;
  const { effective, recorded, from, to } = columns;
  const add = adderOf(sums, columns, wanted, slots);
  const addAt = (at: number) => {
    const [happened, told] = [effective.data[at]!, recorded.data[at]!];
    if (happened <= after || happened > until || told <= recordedAfter || told > recordedBy) return;
    if (from.data[at] !== 0) add(from.data[at]! - 1, -1);
    if (to.data[at] !== 0) add(to.data[at]! - 1, 1);
  };
  if (recordedAfter > Number.NEGATIVE_INFINITY) addBuckets(columns.byRecorded, recordedAfter, recordedBy, addAt);
  else if (after > Number.NEGATIVE_INFINITY) addBuckets(columns.byEffective, after, until, addAt);
  else for (let at = 0; at < effective.length; at += 1) addAt(at);
}

function addBuckets(
  buckets: ReadonlyMap<number, Growing<Uint32Array>>,
  after: number,
  until: number,
  addAt: (at: number) => void,
): void {
  const [first, last] = [Math.floor(after / BUCKET_MS), Math.floor(until / BUCKET_MS)];
  for (const [day, places] of buckets) {
    if (day < first || day > last) continue;
    for (let n = 0; n < places.length; n += 1) addAt(places.data[n]!);
  }
}

function adderOf(sums: Columns, { states, values }: ShiftColumns, { by, filters }: Wanted, slots: number) {
  const groups = by === undefined ? undefined : values.get(by);
  const tests = filters.map(([name, passes]) => ({ passes, column: values.get(name) }));
  return (state: number, count: number) => {
    const combination = states.combinations.data[state]!;
    for (const { passes, column } of tests) if (!passes[valueAt(column, combination)]) return;
    const place = valueAt(groups, combination) * slots + states.slots.data[state]!;
    sums.counts[place]! += count;
    sums.rests[place]! += count * states.rests.data[state]!;
    if (states.billions && state < states.billions.length) {
      sums.billions[place]! += count * states.billions.data[state]!;
    }
  };
}

function valueAt(column: Growing<Uint32Array> | undefined, combination: number): number {
  return column && combination < column.length ? column.data[combination]! : 0;
}
