import type { ViewReader } from '#read-store';
import { cellsPrefix } from './cell.ts';
import { addCellDay, type CellDay, readCellDay } from './cell-day.ts';
import { addColumns, type Columns, columns, forEachSum } from './columns.ts';
import type { RecordedDay, RecordedMonth } from './recorded-days.ts';
import { noSlots, type Slots } from './slots.ts';
import { addSum, type Sums } from './sums.ts';

interface Cube {
  readonly slots: Slots;
  readonly days: Map<number, CellDay>;
  /** By week. */
  readonly balances: Map<number, Balance>;
}

/** What the recorded days up to the end of a week come to, all they hold. */
interface Balance {
  /** The balance it was carried from. */
  readonly before: Balance | undefined;
  /** The days of the week. */
  readonly days: readonly CellDay[];
  /** The last effective day among them. */
  readonly until: number;
  readonly sums: Columns;
}

export interface CellRange {
  readonly cube: string;
  readonly model: string;
  /** Last effective day. */
  readonly effectiveDay: number;
  /** Recorded days, by month. */
  readonly months: readonly RecordedMonth[];
}

/**
 * Cells read before, and the balances carried from week to week, kept while the process lives. Never out of date: a
 * day is read again when `changes` says that something was recorded in it since, and so is every balance it is in.
 */
export interface CellMemory {
  /** Adds the cells of a cube that were recorded on the days given and are effective by a day. */
  addCells(view: ViewReader, range: CellRange, sums: Sums): Promise<void>;
}

export function cellMemory(): CellMemory {
  const cubes = new Map<string, Cube>();
  return {
    async addCells(view, { cube: name, model, effectiveDay, months }, sums) {
      const cube = cubes.get(name) ?? { slots: noSlots(), days: new Map(), balances: new Map() };
      cubes.set(name, cube);
      const weeks: CellWeek[] = [];
      for (const { week, days } of weeksOf(months)) weeks.push({ week, days: await cellDays(view, name, cube, days) });
      const { parts } = cube.slots;
      forEachSum(sumOf(cube, weeks, effectiveDay), (place, count, units) => {
        const slot = parts[place]!;
        if (slot.model === model) addSum(sums, slot.value, slot, count, units);
      });
    },
  };
}

/** Seven local days, of which those are meant on which anything was recorded. */
interface Week<Day> {
  readonly week: number;
  readonly days: readonly Day[];
}

type CellWeek = Week<CellDay>;

/** Short enough that few days lie beyond the last balance, long enough that balances are not as many as days. */
const WEEK = 7;

function weeksOf(months: readonly RecordedMonth[]): readonly Week<RecordedDay>[] {
  const weeks = Map.groupBy(
    months.flatMap(({ days }) => days),
    ({ day }) => Math.floor(day / WEEK),
  );
  return [...weeks].map(([week, days]) => ({ week, days }));
}

async function cellDays(
  view: ViewReader,
  name: string,
  cube: Cube,
  days: readonly RecordedDay[],
): Promise<readonly CellDay[]> {
  const read: CellDay[] = [];
  for (const { day, stamp } of days) {
    let known = cube.days.get(day);
    if (known?.stamp !== stamp) {
      const prefix = cellsPrefix(name, day);
      const found = await view.find('cells', { from: prefix, to: `${prefix}~` });
      known = readCellDay(found, prefix, day, stamp, cube.slots);
      cube.days.set(day, known);
    }
    read.push(known);
  }
  return read;
}

/**
 * The last balance that is effective as a whole, and the days after it: of each, the cells that are effective by then.
 * Beyond the week of the effective day those are late entries only.
 */
function sumOf(cube: Cube, weeks: readonly CellWeek[], effectiveDay: number): Columns {
  let balance: Balance | undefined;
  let from = 0;
  // The last week may be under way, or cut short by the question.
  for (const [at, week] of weeks.slice(0, -1).entries()) {
    const carried = carry(cube, week, balance);
    if (carried.until > effectiveDay) break;
    balance = carried;
    from = at + 1;
  }
  const sums = columns(cube.slots.parts.length);
  if (balance) addColumns(sums, balance.sums);
  for (const { days } of weeks.slice(from)) for (const day of days) addCellDay(sums, day, effectiveDay);
  return sums;
}

function carry(cube: Cube, { week, days }: CellWeek, before: Balance | undefined): Balance {
  const known = cube.balances.get(week);
  if (known?.before === before && sameDays(known?.days, days)) return known as Balance;
  const sums = columns(cube.slots.parts.length);
  if (before) addColumns(sums, before.sums);
  for (const day of days) addCellDay(sums, day, Number.POSITIVE_INFINITY);
  const until = days.reduce(
    (last, { effectiveDays }) => Math.max(last, effectiveDays.at(-1) ?? last),
    before?.until ?? Number.NEGATIVE_INFINITY,
  );
  const balance = { before, days, until, sums };
  cube.balances.set(week, balance);
  return balance;
}

function sameDays(known: readonly CellDay[] | undefined, days: readonly CellDay[]): boolean {
  return known?.length === days.length && known.every((day, at) => day === days[at]);
}
