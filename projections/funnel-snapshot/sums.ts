import type { SlotParts } from './cell.ts';
import { type Amount, addColumns, type Columns, columns } from './columns.ts';

/** The group of what lacks the dimension. */
export const NONE = '(none)';

/** One stage and currency, which is empty for opportunities without a value. */
export type Slice = Pick<SlotParts, 'stage' | 'currency'>;

/** What a slice comes to, by place of group. */
export interface Line extends Slice {
  columns: Columns;
}

/**
 * Sums of moves of one stage model. They stand in columns up to the answer: what it takes to put them together is the same
 * however many of them are empty.
 */
export interface Sums {
  /** Values of the dimension asked by, each with its place; an empty one in the cube of the totals. */
  readonly groups: Map<string, number>;
  readonly lines: Line[];
  /** Groups that there are columns for. */
  room: number;
}

/** @param groups that are known already */
export function noSums(groups: ReadonlyMap<string, number> = new Map()): Sums {
  return { groups: new Map(groups), lines: [], room: groups.size + 1 };
}

export function addSum(sums: Sums, value: string, slice: Slice, { count, billions, rest }: Amount): void {
  const place = groupOf(sums, value);
  const { columns: of } = lineOf(sums, slice);
  of.counts[place]! += count;
  of.billions[place]! += billions;
  of.rests[place]! += rest;
}

/** The line of a slice. They are few: a model has some stages, and an opportunity one currency. */
export function lineOf({ lines, room }: Sums, { stage, currency }: Slice): Line {
  for (const line of lines) if (line.stage === stage && line.currency === currency) return line;
  const line = { stage, currency, columns: columns(room) };
  lines.push(line);
  return line;
}

function groupOf(sums: Sums, value: string): number {
  const known = sums.groups.get(value);
  if (known !== undefined) return known;
  const place = sums.groups.size;
  sums.groups.set(value, place);
  if (place === sums.room) widen(sums);
  return place;
}

function widen(sums: Sums): void {
  sums.room *= 2;
  for (const line of sums.lines) {
    const before = line.columns;
    line.columns = columns(sums.room);
    addColumns(line.columns, before);
  }
}
