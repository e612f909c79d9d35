import type { LocalDate } from '#kernel';
import type { ViewReader } from '#read-store';
import { cellsPrefix } from './cell.ts';
import { addColumns, addDay, type CellDay, type Columns, columns, readDay, type Slots } from './cell-day.ts';
import { dayNumber } from './local-day.ts';
import { BILLION } from './segment.ts';
import { addSum, type Sums } from './sums.ts';

interface Cube extends Slots {
  readonly days: Map<number, CellDay>;
  readonly balances: Map<string, Balance>;
}

/** What the recorded days up to the end of a month come to, all they hold. */
interface Balance {
  readonly days: readonly CellDay[];
  /** The last effective day among them. */
  readonly until: number;
  readonly sums: Columns;
}

/** The recorded days of one month, as `changes` has them. */
interface Month {
  readonly month: string;
  readonly days: readonly { readonly day: number; readonly stamp: number | string }[];
}

/**
 * Cells read before, and the balances carried from month to month, kept while the process lives. Never out of date: a
 * day is read again when `changes` says that something was recorded in it since, and so is every balance it is in.
 */
export interface CellMemory {
  /** Adds the cells of a cube with effective and recorded day up to those given, by `model|stage|currency|value`. */
  addCells(view: ViewReader, cube: string, effectiveDay: number, recordedDay: number, sums: Sums): Promise<void>;
}

export function cellMemory(): CellMemory {
  const cubes = new Map<string, Cube>();
  return {
    async addCells(view, name, effectiveDay, recordedDay, sums) {
      const cube = cubes.get(name) ?? { names: [], places: new Map(), days: new Map(), balances: new Map() };
      cubes.set(name, cube);
      const months = await monthsUntil(view, recordedDay);
      const days: CellDay[][] = [];
      for (const month of months) days.push(await daysOf(view, name, cube, month));
      addSlots(cube, sumOf(cube, months, days, effectiveDay), sums);
    },
  };
}

async function monthsUntil(view: ViewReader, last: number): Promise<readonly Month[]> {
  const months = (await view.find('changes')).map(({ key, document }) => {
    const first = dayNumber(`${key}-01` as LocalDate);
    const days = Object.entries(document).map(([date, stamp]) => ({ day: first + Number(date) - 1, stamp }));
    return { month: key, days: days.filter(({ day }) => day <= last) as Month['days'] };
  });
  return months.filter(({ days }) => days.length > 0);
}

async function daysOf(view: ViewReader, name: string, cube: Cube, { days }: Month): Promise<CellDay[]> {
  const read: CellDay[] = [];
  for (const { day, stamp } of days) {
    let known = cube.days.get(day);
    if (known?.stamp !== stamp) {
      const prefix = cellsPrefix(name, day);
      const found = await view.find('cells', { from: prefix, to: `${prefix}~` });
      const ofCube = found.filter(({ key }) => key.length === prefix.length + 8);
      known = readDay(
        ofCube.map(({ document }) => document),
        day,
        stamp,
        cube,
      );
      cube.days.set(day, known);
    }
    read.push(known);
  }
  return read;
}

/**
 * The last balance that is effective as a whole, and the days after it: of each, the cells that are effective by then.
 * Beyond the month of the effective day those are late entries only.
 */
function sumOf(
  cube: Cube,
  months: readonly Month[],
  days: readonly (readonly CellDay[])[],
  effectiveDay: number,
): Columns {
  let balance: Balance = { days: [], until: Number.NEGATIVE_INFINITY, sums: columns(0) };
  let from = 0;
  // The last month may be under way, or cut short by the question.
  for (const [at, { month }] of months.slice(0, -1).entries()) {
    const carried = carry(cube, month, balance, days[at]!);
    if (carried.until > effectiveDay) break;
    balance = carried;
    from = at + 1;
  }
  const sums = columns(cube.names.length);
  addColumns(sums, balance.sums);
  for (const ofMonth of days.slice(from)) for (const day of ofMonth) addDay(sums, day, effectiveDay);
  return sums;
}

function carry(cube: Cube, month: string, before: Balance, days: readonly CellDay[]): Balance {
  const known = cube.balances.get(month);
  const all = [...before.days, ...days];
  if (known && known.days.length === all.length && known.days.every((day, at) => day === all[at])) return known;
  const sums = columns(cube.names.length);
  addColumns(sums, before.sums);
  for (const day of days) addDay(sums, day, Number.POSITIVE_INFINITY);
  const until = days.reduce((last, { effectiveDays }) => Math.max(last, effectiveDays.at(-1) ?? last), before.until);
  const balance = { days: all, until, sums };
  cube.balances.set(month, balance);
  return balance;
}

function addSlots(cube: Cube, { counts, billions, rests }: Columns, sums: Sums): void {
  for (const [place, slot] of cube.names.entries()) {
    const count = counts[place] ?? 0;
    const units =
      (billions[place] ?? 0) === 0 && (rests[place] ?? 0) === 0
        ? 0n
        : BigInt(billions[place]!) * BILLION + BigInt(rests[place]!);
    addSum(sums, slot, count, units);
  }
}
