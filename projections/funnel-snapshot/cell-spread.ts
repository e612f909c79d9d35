import { emptySum, type Spread, type SpreadSums, type Sum } from '#projection';
import { amountOf, cellsPrefix, TOTAL } from './cell.ts';
import { type CellLine, cellLines } from './cell-lines.ts';
import { cellTally } from './cell-tally.ts';
import { growingPlaces, pushPlace } from './growing.ts';
import { notedStates } from './noted-states.ts';
import type { Shift } from './shift.ts';

/** A shift, and where it counts: the day it was recorded, its run of the log, and how many days after it happened that was. */
export interface RecordedShift extends Pick<Shift, 'from' | 'to'> {
  readonly recordedDay: number;
  readonly run: number;
  readonly lag: number;
}

/**
 * Counts shifts in the cells of the total and of each dimension that a state has, units × 65,536 + count. A shift takes some
 * 45 bytes until then, its thirteen cells or more would take ten times as many.
 */
export const cellSpread: Spread<RecordedShift> = { open: openCells };

/** In the place of a line: what is left and what is entered cancel out. */
const CANCELS = 2 ** 32 - 1;

/** The values that states have of what a cube goes by. */
interface CubeValues {
  readonly names: readonly string[];
  /** The place in `names`, from 1 on, of what the state at a place has; 0 for none. */
  at(state: number): number;
}

const TOTAL_VALUES: CubeValues = { names: [''], at: () => 1 };

function openCells(): SpreadSums<RecordedShift> {
  const states = notedStates();
  const lines = cellLines(states);
  const runs = recordedRuns();
  const tally = cellTally();
  const columns = {
    run: growingPlaces(),
    /** Places of states. */
    from: growingPlaces(),
    to: growingPlaces(),
    /** Places of lines: of what is left, of what is entered, and of what tells of both at once, 0 where nothing does. */
    left: growingPlaces(),
    entered: growingPlaces(),
    both: growingPlaces(),
  };

  const lineOfBoth = (from: number, to: number, lag: number): number => {
    const [left, entered] = [states.slotAt(from), states.slotAt(to)];
    const isSameValue = states.lowAt(from) === states.lowAt(to) && states.highAt(from) === states.highAt(to);
    if (left === entered) return isSameValue ? CANCELS : lines.placeOf(0, entered, lag);
    const [old, now] = [states.slots[left]!, states.slots[entered]!];
    const isOneWay = old.model === now.model && old.currency === now.currency && old.stage !== '';
    return isOneWay && isSameValue ? lines.placeOf(left, entered, lag) : 0;
  };
  /** Counts one shift in a cube of so many values. */
  const count = (row: number, { names, at }: CubeValues) => {
    const [from, to] = [columns.from.data[row]!, columns.to.data[row]!];
    const old = from === 0 ? 0 : at(from);
    const now = to === 0 ? 0 : at(to);
    const both = columns.both.data[row]!;
    if (both !== 0 && old === now) {
      if (old === 0 || both === CANCELS) return;
      const cell = both * names.length + now - 1;
      if (states.slotAt(from) !== states.slotAt(to)) tally.add(cell, 1, states.lowAt(to), states.highAt(to));
      else {
        tally.add(cell, 0, -states.lowAt(from), minus(states.highAt(from)));
        tally.add(cell, 0, states.lowAt(to), states.highAt(to));
      }
      return;
    }
    if (old !== 0) {
      const cell = columns.left.data[row]! * names.length + old - 1;
      tally.add(cell, -1, -states.lowAt(from), minus(states.highAt(from)));
    }
    if (now !== 0) {
      tally.add(columns.entered.data[row]! * names.length + now - 1, 1, states.lowAt(to), states.highAt(to));
    }
  };
  /** What the tally holds, by what the keys of documents end with, in the form that is wanted. */
  const documents = <Document>(
    prefix: string,
    { begun, with: added, ended }: Form<Document>,
    names: readonly string[],
  ): (readonly [key: string, document: Document])[] => {
    const found = new Map<string, Document>();
    let line: CellLine | undefined;
    let ofLine = 0;
    tally.forEach((cell, counted, units) => {
      const amount = amountOf(counted, units);
      if (amount === 0 || amount === 0n) return;
      const value = cell % names.length;
      const place = (cell - value) / names.length;
      if (place !== ofLine) [line, ofLine] = [lines.at(place), place];
      const { ending } = line!;
      found.set(ending, added(found.get(ending) ?? begun(), line!, names[value]!, amount));
    });
    tally.clear();
    const keys = [...found.keys()].sort();
    return keys.map((ending) => [`${prefix}${ending}`, ended(found.get(ending)!)]);
  };
  function* inKeyOrder<Document>(form: Form<Document>): Generator<readonly [key: string, document: Document]> {
    const rows = runs.rowsOf(columns.run.data.subarray(0, columns.run.length));
    const cubes = [TOTAL, ...states.dimensions()].sort((a, b) => (`${a}|` < `${b}|` ? -1 : 1));
    for (const cube of cubes) {
      const values = cube === TOTAL ? TOTAL_VALUES : states.valuesOf(cube);
      const names = values.names.map(form.value);
      for (const { day, run, order } of rows) {
        for (const row of order) count(row, values);
        yield* documents(cellsPrefix(cube, day, run), form, names);
      }
    }
  }

  return {
    size: () => columns.run.length,
    tell({ recordedDay, run, lag, from: old, to: now }) {
      const from = old ? states.placeOf(old) : 0;
      const to = now ? states.placeOf(now) : 0;
      pushPlace(columns.run, runs.placeOf(recordedDay, run));
      pushPlace(columns.from, from);
      pushPlace(columns.to, to);
      pushPlace(columns.left, from === 0 ? 0 : lines.placeOf(0, states.slotAt(from), lag));
      pushPlace(columns.entered, to === 0 ? 0 : lines.placeOf(0, states.slotAt(to), lag));
      pushPlace(columns.both, from === 0 || to === 0 ? 0 : lineOfBoth(from, to, lag));
    },
    inKeyOrder: () => inKeyOrder(asSums),
    textsInKeyOrder: () => inKeyOrder(asTexts),
  };
}

/** How documents are put together, cell by cell. */
interface Form<Document> {
  /** A value as names of cells end with it. */
  value(value: string): string;
  begun(): Document;
  with(document: Document, line: CellLine, value: string, amount: number | bigint): Document;
  ended(document: Document): Document;
}

const asSums: Form<Sum> = {
  value: (value) => value,
  begun: () => emptySum({}),
  with(sum, { name }, value, amount) {
    sum.numbers.set(name + value, { sum: amount });
    return sum;
  },
  ended: (sum) => sum,
};

/** JSON text. A number beyond 2^53 stands as `documentWith` writes it, as a decimal string. */
const asTexts: Form<string> = {
  value: (value) => `${JSON.stringify(value).slice(1)}:`,
  begun: () => '',
  with(text, { quoted }, value, amount) {
    const number = typeof amount === 'number' ? amount : `"${amount}"`;
    return `${text}${text === '' ? '{' : ','}${quoted}${value}${number}`;
  },
  ended: (text) => `${text}}`,
};

function minus(units: bigint | undefined): bigint | undefined {
  return units === undefined ? undefined : -units;
}

/** Recorded days and runs, each with its place. */
function recordedRuns() {
  const all: { readonly day: number; readonly run: number }[] = [];
  const known = new Map<number, Map<number, number>>();
  return {
    placeOf(day: number, run: number): number {
      let ofDay = known.get(day);
      if (!ofDay) {
        ofDay = new Map();
        known.set(day, ofDay);
      }
      let place = ofDay.get(run);
      if (place === undefined) {
        place = all.push({ day, run }) - 1;
        ofDay.set(run, place);
      }
      return place;
    },
    /** The rows of each, in order of key. */
    rowsOf(places: Uint32Array) {
      const counts = new Uint32Array(all.length);
      for (const place of places) counts[place]! += 1;
      const orders = Array.from(counts, (count) => new Uint32Array(count));
      const next = new Uint32Array(all.length);
      for (const [row, place] of places.entries()) {
        orders[place]![next[place]!] = row;
        next[place]! += 1;
      }
      const rows = all.map(({ day, run }, place) => ({ day, run, order: orders[place]! }));
      const keyOf = ({ day, run }: { readonly day: number; readonly run: number }) => cellsPrefix(TOTAL, day, run);
      return rows.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
    },
  };
}
