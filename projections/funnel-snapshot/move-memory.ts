import { endOfDay, startOfDay, type Zone } from '#kernel';
import type { ViewReader } from '#read-store';
import { columns, forEachSum } from './columns.ts';
import { dateOf } from './local-day.ts';
import { addMoveDay, type MoveDay, moveDay, type Wanted } from './move-day.ts';
import type { RecordedDay } from './recorded-days.ts';
import { type MoveNames, segmentCursor, valuePlaces } from './segment-moves.ts';
import { noSlots } from './slots.ts';
import { addSum, NONE, type Sums } from './sums.ts';

/** Room for the moves of some two million events. */
const ROOM_BYTES = 128 * 2 ** 20;

export interface MoveRange extends Omit<Wanted, 'filters'> {
  readonly zone: Zone;
  readonly model: string;
  /** Days on which the moves wanted were recorded, in order. */
  readonly days: readonly RecordedDay[];
  /** By dimension, the values wanted; `(none)` for opportunities without it. */
  readonly filters: ReadonlyMap<string, ReadonlySet<string>>;
}

/**
 * Moves read before, by the day they were recorded, within a fixed room. Never out of date: a day is read again when
 * `changes` says that something was recorded in it since.
 */
export interface MoveMemory {
  /** Adds moves at full instants to the sums. */
  addMoves(view: ViewReader, range: MoveRange, sums: Sums): Promise<void>;
}

/** @param room bytes of moves that are kept */
export function moveMemory(room = ROOM_BYTES): MoveMemory {
  const names: MoveNames = { slots: noSlots(), values: new Map() };
  const days = new Map<number, MoveDay>();
  let bytes = 0;
  return {
    async addMoves(view, range, sums) {
      const segmentsOf = segmentCursor(view, names);
      const tally = tallyOf(names, range, sums);
      for (const { day, stamp } of range.days) {
        let known = days.get(day);
        if (known?.stamp !== stamp) {
          const [from, to] = [startOfDay(dateOf(day), range.zone), endOfDay(dateOf(day), range.zone)];
          known = moveDay(await segmentsOf(from, to), from, to, stamp);
        }
        keep(day, known, range.filters.size === 0);
        tally.add(known);
      }
      tally.end();
    },
  };

  /** The day used last is forgotten last; a question that goes through all days pushes none out. */
  function keep(day: number, read: MoveDay, pushes: boolean): void {
    const known = days.get(day);
    if (!known && !pushes && bytes + read.bytes > room) return;
    days.delete(day);
    days.set(day, read);
    bytes += read.bytes - (known?.bytes ?? 0);
    for (const [oldest, { bytes: freed }] of days) {
      if (bytes <= room) break;
      days.delete(oldest);
      bytes -= freed;
    }
  }
}

/** Adds days up, in columns that are made anew when a name was met for which they have no place. */
function tallyOf(names: MoveNames, range: MoveRange, sums: Sums) {
  const { slots } = names;
  const values = range.by === undefined ? undefined : valuePlaces(names, range.by);
  const wanted = [...range.filters].map(([name, allowed]) => ({ name, allowed, known: valuePlaces(names, name) }));
  let tally = begun();
  return {
    add(day: MoveDay): void {
      if (tally.known !== known()) {
        end();
        tally = begun();
      }
      addMoveDay(tally.sums, day, { ...range, filters: tally.filters }, tally.slots);
    },
    end,
  };

  /** Grows with every name. */
  function known(): number {
    return [values, ...wanted.map((one) => one.known)].reduce(
      (sum, one) => sum + (one?.names.length ?? 0),
      slots.parts.length,
    );
  }

  function begun() {
    const filters = wanted.map(({ name, allowed, known: { names: all } }) => {
      return [name, Uint8Array.from([NONE, ...all], (value) => Number(allowed.has(value)))] as const;
    });
    const groups = (values?.names.length ?? 0) + 1;
    return { known: known(), slots: slots.parts.length, filters, sums: columns(groups * slots.parts.length) };
  }

  function end(): void {
    forEachSum(tally.sums, (place, count, units) => {
      const slot = slots.parts[place % tally.slots]!;
      const group = Math.floor(place / tally.slots);
      const value = values === undefined ? '' : group === 0 ? NONE : values.names[group - 1]!;
      if (slot.model === range.model) addSum(sums, value, slot, count, units);
    });
  }
}
