import type { ViewReader } from '#read-store';
import { cellsPrefix } from './cell.ts';
import { addColumns, type Columns, columns } from './columns.ts';
import { type RecordedDay, recordedDays } from './recorded-days.ts';
import type { RecordedMonth } from './recorded-runs.ts';
import { addEffective, type OrderedCells, type RunCells, readRunCells, together } from './run-cells.ts';
import { noSlots, type Slots } from './slots.ts';
import { lineOf, noSums, type Slice, type Sums } from './sums.ts';

interface Cube {
  readonly slots: Slots;
  /** By model, where its slots stand in an answer. */
  readonly layouts: Map<string, Layout>;
  /** By recorded day, then by run. */
  readonly days: Map<number, Map<number, RunCells>>;
  /** As they were asked for last. */
  balances: Balances;
}

/** Of the first recorded days, in order. */
interface Balances {
  readonly days: Balance[];
  /** The last effective day up to each. */
  readonly untils: number[];
  /** The first effective day of each alone: an answer passes over most days, and must not go to their cells for it. */
  readonly firsts: number[];
}

/** What the recorded days up to the end of one come to, all they hold. */
interface Balance {
  readonly recorded: RecordedDay;
  /** Those of the day. */
  readonly cells: readonly OrderedCells[];
  readonly sums: Columns;
}

/** Where the slots of a model stand in sums. */
interface Layout {
  /** Slots gone through, those of other models too. */
  slots: number;
  readonly groups: Map<string, number>;
  /** Each with places of slots, and beside them those of their groups. */
  readonly lines: (Slice & { readonly slots: number[]; readonly groups: number[] })[];
}

/**
 * A day of more runs, one of a bulk import, is put together once it is over: an answer goes to its cells in one place. Until
 * then each event changes it.
 */
const RUNS_APART = 2;

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
 * Cells read before, and the balances carried from day to day, kept while the process lives. Never out of date: a run of
 * a day is read again when `changes` says that it recorded something since, and so is every balance it is in. So an answer
 * reads what is new, however much the day holds already.
 */
export interface CellMemory {
  /** What the cells of a cube come to that were recorded by a day and are effective by a day. */
  sumCells(view: ViewReader, range: CellRange): Promise<Sums>;
}

export function cellMemory(): CellMemory {
  const cubes = new Map<string, Cube>();
  const daysOf = recordedDays();
  return {
    async sumCells(view, { cube: name, model, effectiveDay, months, recordedDay }) {
      const cube = cubes.get(name) ?? { slots: noSlots(), layouts: new Map(), days: new Map(), balances: noBalances() };
      cubes.set(name, cube);
      const days = daysOf(months);
      const end = days.findLastIndex(({ day }) => day <= recordedDay) + 1;
      const balances = await balancesOf(view, name, cube, days.slice(0, end));
      return laidOut(sumOf(cube, balances, end, effectiveDay), layoutOf(cube, model));
    },
  };
}

function noBalances(): Balances {
  return { days: [], untils: [], firsts: [] };
}

/** The balances of recorded days, and maybe of later ones. */
async function balancesOf(view: ViewReader, name: string, cube: Cube, days: readonly RecordedDay[]): Promise<Balances> {
  const known = cube.balances;
  const changed = days.findIndex((recorded, at) => known.days[at]?.recorded !== recorded);
  if (changed < 0) return known;
  const balances = {
    days: known.days.slice(0, changed),
    untils: known.untils.slice(0, changed),
    firsts: known.firsts.slice(0, changed),
  };
  for (const recorded of days.slice(changed))
    carry(cube, recorded, await cellsOf(view, name, cube, recorded), balances);
  cube.balances = balances;
  return balances;
}

function carry(
  { slots }: Cube,
  recorded: RecordedDay,
  cells: readonly RunCells[],
  { days, untils, firsts }: Balances,
): void {
  const sums = columns(slots.parts.length);
  const before = days.at(-1);
  if (before) addColumns(sums, before.sums);
  for (const some of cells) addEffective(sums, some, Number.POSITIVE_INFINITY);
  const isTogether = recorded.over && cells.length > RUNS_APART;
  days.push({ recorded, cells: isTogether ? [together(cells, slots)] : cells, sums });
  const effective = cells.map(({ effectiveDays }) => effectiveDays).filter(({ length }) => length > 0);
  untils.push(Math.max(untils.at(-1) ?? Number.NEGATIVE_INFINITY, ...effective.map((run) => run.at(-1)!)));
  firsts.push(Math.min(...effective.map((run) => run[0]!)));
}

async function cellsOf(
  view: ViewReader,
  name: string,
  { days, slots }: Cube,
  { runs }: RecordedDay,
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
 * Beyond the effective day those are late entries only.
 */
function sumOf({ slots }: Cube, { days, untils, firsts }: Balances, end: number, effectiveDay: number): Columns {
  let next = end;
  while (next > 0 && untils[next - 1]! > effectiveDay) next -= 1;
  const sums = columns(slots.parts.length);
  if (next > 0) addColumns(sums, days[next - 1]!.sums);
  for (; next < end; next += 1) {
    if (firsts[next]! > effectiveDay) continue;
    for (const some of days[next]!.cells) addEffective(sums, some, effectiveDay);
  }
  return sums;
}

function layoutOf({ slots: { parts }, layouts }: Cube, model: string): Layout {
  const layout: Layout = layouts.get(model) ?? { slots: 0, groups: new Map(), lines: [] };
  layouts.set(model, layout);
  const { groups, lines } = layout;
  for (; layout.slots < parts.length; layout.slots += 1) {
    const { model: of, stage, currency, value } = parts[layout.slots]!;
    if (of !== model) continue;
    const group = groups.get(value) ?? groups.size;
    groups.set(value, group);
    let line = lines.find((each) => each.stage === stage && each.currency === currency);
    if (!line) {
      line = { stage, currency, slots: [], groups: [] };
      lines.push(line);
    }
    line.slots.push(layout.slots);
    line.groups.push(group);
  }
  return layout;
}

/** @param sums by place of slot */
function laidOut(sums: Columns, { groups: known, lines }: Layout): Sums {
  const laid = noSums(known);
  for (const { stage, currency, slots, groups } of lines) {
    const { counts, billions, rests } = lineOf(laid, { stage, currency }).columns;
    for (let n = 0; n < slots.length; n += 1) {
      const [slot, group] = [slots[n]!, groups[n]!];
      counts[group] = sums.counts[slot]!;
      billions[group] = sums.billions[slot]!;
      rests[group] = sums.rests[slot]!;
    }
  }
  return laid;
}
