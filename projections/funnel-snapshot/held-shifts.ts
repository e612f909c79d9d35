import type { Find, Found, ViewReader } from '#read-store';
import { type RecordedMonth, shiftsByDay } from './recorded-runs.ts';
import { appendShifts, type ShiftColumns, type ShiftNames, shiftColumns } from './shift-columns.ts';
import type { StreamShifts } from './stream-shifts.ts';

/** What an opportunity takes beside its shifts: its name, and how many are known. */
const STREAM_BYTES = 160;
const PAGE = 2_000;

/** All shifts that were found in a view. */
export interface HeldShifts {
  /** Of the view. */
  readonly version: number;
  readonly columns: ShiftColumns;
  /** By opportunity, how many of its shifts are held. */
  readonly streams: Map<string, number>;
  /** By recorded day, the shifts held, and the highest log index of an event known to have shifted anything on it. */
  readonly days: Map<number, { count: number; to: number }>;
}

export interface Reading {
  readonly view: ViewReader;
  readonly names: ShiftNames;
  /** Local day number of epoch ms. */
  readonly dayOf: (ms: number) => number;
  /** Bytes. */
  readonly room: number;
}

/** @returns undefined where there is no room for them */
export async function allShifts(reading: Reading): Promise<HeldShifts | undefined> {
  const held = nothing(reading);
  return (await holdFrom(held, reading, undefined)) ? held : undefined;
}

/** A page at a time, each forgotten after it. */
export async function* shiftPages(reading: Reading): AsyncGenerator<HeldShifts> {
  for await (const page of pages(reading.view, undefined)) {
    const held = nothing(reading);
    hold(held, page, reading);
    yield held;
  }
}

/**
 * What is held, with what was projected since. The log index of their last change leads to the opportunities that changed.
 * One whose events were applied later than their neighbours in the log may lie before the last index known: so where a day
 * still lacks something, all that changed since that day is read, and at last all there is.
 * @returns undefined where there is no room for them
 */
export async function upToDate(
  held: HeldShifts,
  recorded: readonly RecordedMonth[],
  reading: Reading,
): Promise<HeldShifts | undefined> {
  if (firstLacking(held, recorded) === undefined) return held;
  if (!(await holdFrom(held, reading, lastIndexBefore(held, Number.POSITIVE_INFINITY)))) return undefined;
  const lacking = firstLacking(held, recorded);
  if (lacking === undefined) return held;
  if (!(await holdFrom(held, reading, lastIndexBefore(held, lacking)))) return undefined;
  return firstLacking(held, recorded) === undefined ? held : allShifts(reading);
}

function nothing({ view }: Reading): HeldShifts {
  return { version: view.spec.version, columns: shiftColumns(), streams: new Map(), days: new Map() };
}

/** @returns whether there was room */
async function holdFrom(held: HeldShifts, reading: Reading, after: number | undefined): Promise<boolean> {
  for await (const page of pages(reading.view, after)) {
    hold(held, page, reading);
    if (held.columns.bytes + held.streams.size * STREAM_BYTES > reading.room) return false;
  }
  return true;
}

/** Opportunities that changed after a log index, in order of it; without one, all in order of key. */
async function* pages(view: ViewReader, after: number | undefined): AsyncGenerator<readonly Found[]> {
  let next: Find = after === undefined ? {} : { index: ['to'], from: after, fromExclusive: true };
  for (;;) {
    const page = await view.find('shifts', { ...next, limit: PAGE });
    const last = page.at(-1);
    if (!last) return;
    yield page;
    if (page.length < PAGE) return;
    next = { ...next, from: after === undefined ? last.key : (last.document as StreamShifts).to, fromExclusive: true };
  }
}

function hold(held: HeldShifts, page: readonly Found[], { names, dayOf }: Reading): void {
  const { columns, streams, days } = held;
  for (const { key, document } of page) {
    const shifts = document as StreamShifts;
    let last: { count: number; to: number } | undefined;
    const told = (recorded: number) => {
      const day = dayOf(recorded);
      last = days.get(day) ?? { count: 0, to: -1 };
      last.count += 1;
      days.set(day, last);
    };
    streams.set(key, appendShifts(columns, names, shifts, streams.get(key) ?? 0, told));
    if (last) last.to = Math.max(last.to, shifts.to);
  }
}

/** The first recorded day of which other shifts are held than the view has. */
function firstLacking({ days }: HeldShifts, recorded: readonly RecordedMonth[]): number | undefined {
  const known = shiftsByDay(recorded);
  for (const [day, shifts] of known) if (days.get(day)?.count !== shifts) return day;
  return known.size === days.size ? undefined : Number.POSITIVE_INFINITY;
}

function lastIndexBefore({ days }: HeldShifts, before: number): number {
  let last = -1;
  for (const [day, { to }] of days) if (day < before && to > last) last = to;
  return last;
}
