import { amountOf, TOTAL } from './cell.ts';
import { type CellFields, type CellGroup, type CellKeys, cellNames } from './cell-names.ts';
import type { Shift } from './shift.ts';
import type { State } from './state.ts';

/** Where a shift counts: the day it was recorded, its run of the log, and how many days after it happened that was. */
export interface CellPlace {
  readonly recordedDay: number;
  readonly run: number;
  readonly lag: number;
}

/** Adds units × 65,536 + count to one cell of a document. */
export type AddToCell = (key: string, field: string, amount: number | bigint) => void;

interface Delta {
  readonly group: CellGroup;
  readonly keys: CellKeys;
  readonly fields: CellFields;
  readonly amount: number | bigint;
}

/** Adds what a shift counts to the cells of the total and of each dimension that a state has. */
export function cellDeltas(): (shift: Shift, place: CellPlace, add: AddToCell) => void {
  const { groupOf, keysOf, keyOf, fieldsOf, fieldOf } = cellNames();

  return ({ from, to }, place, add) => {
    const { recordedDay, run, lag } = place;
    const both = from && to ? deltaOfBoth(from, to, place) : undefined;
    const left = from && deltaOf(from, '', amountOf(-1, -from.units), place);
    const entered = to && deltaOf(to, '', amountOf(1, to.units), place);
    count(TOTAL, from && '', to && '');
    if (from) for (const name in from.dimensions) count(name, from.dimensions[name], to?.dimensions[name]);
    if (to) {
      for (const name in to.dimensions) {
        if (from?.dimensions[name] === undefined) count(name, undefined, to.dimensions[name]);
      }
    }

    function count(cube: string, fromValue: string | undefined, toValue: string | undefined): void {
      if (both !== undefined && fromValue !== undefined && fromValue === toValue) {
        if (both) addTo(both, cube, fromValue);
        return;
      }
      if (left && fromValue !== undefined) addTo(left, cube, fromValue);
      if (entered && toValue !== undefined) addTo(entered, cube, toValue);
    }

    function addTo({ group, keys, fields, amount }: Delta, cube: string, value: string): void {
      add(keyOf(keys, group, recordedDay, run, cube), fieldOf(fields, lag, value), amount);
    }
  };

  function deltaOf({ model, stage, currency }: State, from: string, amount: number | bigint, place: CellPlace): Delta {
    const group = groupOf(model, currency);
    const keys = keysOf(group, place.recordedDay, place.run);
    return { group, keys, fields: fieldsOf(group, from, stage), amount };
  }

  /** One cell that tells of both states; null where they cancel out, undefined where it takes two. */
  function deltaOfBoth(from: State, to: State, place: CellPlace): Delta | null | undefined {
    if (from.model !== to.model || from.currency !== to.currency) return undefined;
    const more = to.units - from.units;
    if (from.stage === to.stage) return more === 0n ? null : deltaOf(to, '', amountOf(0, more), place);
    if (from.stage === '' || more !== 0n) return undefined;
    return deltaOf(to, from.stage, amountOf(1, to.units), place);
  }
}
