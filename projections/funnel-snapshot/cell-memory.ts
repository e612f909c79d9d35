import type { ViewReader } from '#read-store';
import { cellsPrefix } from './cell.ts';
import { addColumns, type Columns, columns, forEachSum } from './columns.ts';
import type { RecordedMonth, RecordedRun } from './recorded-runs.ts';
import { type RecordedWeek, recordedWeeks, until } from './recorded-weeks.ts';
import { addRunCells, type RunCells, readRunCells } from './run-cells.ts';
import { noSlots, type Slots } from './slots.ts';
import { addSum, type Sums } from './sums.ts';

interface Cube {
  readonly slots: Slots;
  /** By recorded day, then by run. */
  readonly days: Map<number, Map<number, RunCells>>;
  /** By week, as it was asked for last. */
  readonly weeks: Map<number, CellWeek>;
  /** By week. */
  readonly balances: Map<number, Balance>;
}

/** What the recorded days up to the end of a week come to, all they hold. */
interface Balance {
  /** The balance it was carried from. */
  readonly before: Balance | undefined;
  /** Those of the week. */
  readonly cells: readonly RunCells[];
  /** The last effective day among them. */
  readonly until: number;
  readonly sums: Columns;
}

export interface CellRange {
  readonly cube: string;
  readonly model: string;
  /** Last effective day. */
  readonly effectiveDay: number;
  /** All recorded months that the view has. */
  readonly months: readonly RecordedMonth[];
  /** Last recorded day. */
  readonly recordedDay: number;
}

/**
 * Cells read before, and the balances carried from week to week, kept while the process lives. Never out of date: a run of
 * a day is read again when `changes` says that it recorded something since, and so is every balance it is in. So an answer
 * reads what is new, however much the day holds already.
 */
export interface CellMemory {
  /** Adds the cells of a cube that were recorded by a day and are effective by a day. */
  addCells(view: ViewReader, range: CellRange, sums: Sums): Promise<void>;
}

export function cellMemory(): CellMemory {
  const cubes = new Map<string, Cube>();
  const weeksOf = recordedWeeks();
  return {
    async addCells(view, { cube: name, model, effectiveDay, months, recordedDay }, sums) {
      const cube = cubes.get(name) ?? { slots: noSlots(), days: new Map(), weeks: new Map(), balances: new Map() };
      cubes.set(name, cube);
      const weeks: CellWeek[] = [];
      for (const recorded of until(weeksOf(months), recordedDay)) {
        const known = cube.weeks.get(recorded.week);
        weeks.push(known?.recorded === recorded ? known : await cellWeek(view, name, cube, recorded));
      }
      const { parts } = cube.slots;
      forEachSum(sumOf(cube, weeks, effectiveDay), (place, count, billions, rest) => {
        const slot = parts[place]!;
        if (slot.model === model) addSum(sums, slot.value, slot, count, billions, rest);
      });
    },
  };
}

interface CellWeek {
  readonly recorded: RecordedWeek;
  readonly cells: readonly RunCells[];
}

async function cellWeek(view: ViewReader, name: string, cube: Cube, recorded: RecordedWeek): Promise<CellWeek> {
  const { week, runs } = recorded;
  const known = { recorded, cells: await cellsOf(view, name, cube, runs) };
  cube.weeks.set(week, known);
  return known;
}

async function cellsOf(
  view: ViewReader,
  name: string,
  { days, slots }: Cube,
  runs: readonly RecordedRun[],
): Promise<readonly RunCells[]> {
  const cells: RunCells[] = [];
  for (const recorded of runs) {
    const { day, run, shifts } = recorded;
    const ofDay = days.get(day) ?? new Map<number, RunCells>();
    days.set(day, ofDay);
    let known = ofDay.get(run);
    if (known?.shifts !== shifts) {
      const prefix = cellsPrefix(name, day, run);
      known = readRunCells(await view.find('cells', { from: prefix, to: `${prefix}~` }), prefix, recorded, slots);
      ofDay.set(run, known);
    }
    cells.push(known);
  }
  return cells;
}

/**
 * The last balance that is effective as a whole, and what was recorded after it: the cells that are effective by then.
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
  for (const { cells } of weeks.slice(from)) for (const some of cells) addRunCells(sums, some, effectiveDay);
  return sums;
}

function carry(cube: Cube, { recorded: { week }, cells }: CellWeek, before: Balance | undefined): Balance {
  const known = cube.balances.get(week);
  if (known?.before === before && sameCells(known?.cells, cells)) return known as Balance;
  const sums = columns(cube.slots.parts.length);
  if (before) addColumns(sums, before.sums);
  for (const some of cells) addRunCells(sums, some, Number.POSITIVE_INFINITY);
  const until = cells.reduce(
    (last, { effectiveDays }) => Math.max(last, effectiveDays.at(-1) ?? last),
    before?.until ?? Number.NEGATIVE_INFINITY,
  );
  const balance = { before, cells, until, sums };
  cube.balances.set(week, balance);
  return balance;
}

function sameCells(known: readonly RunCells[] | undefined, cells: readonly RunCells[]): boolean {
  return known === cells || (known?.length === cells.length && known.every((some, at) => some === cells[at]));
}
