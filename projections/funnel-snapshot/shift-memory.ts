import type { Zone } from '#kernel';
import type { ViewReader } from '#read-store';
import { columns, forEachSum } from './columns.ts';
import { allShifts, type HeldShifts, shiftPages, upToDate } from './held-shifts.ts';
import { dayOfMs } from './local-day.ts';
import type { RecordedMonth } from './recorded-runs.ts';
import { addShifts, noNames, type ShiftColumns, type ShiftNames, valuePlaces, type Wanted } from './shift-columns.ts';
import { addSum, NONE, type Sums } from './sums.ts';

/** Room for the shifts of some eight million events. */
const ROOM_BYTES = 512 * 2 ** 20;

export interface MoveRange extends Omit<Wanted, 'filters'> {
  readonly zone: Zone;
  readonly model: string;
  /** All recorded days that the view has, with how many shifts were recorded on each. */
  readonly recorded: readonly RecordedMonth[];
  /** By dimension, the values wanted; `(none)` for opportunities without it. */
  readonly filters: ReadonlyMap<string, ReadonlySet<string>>;
}

/**
 * Moves read before, within a fixed room. Never out of date: `changes` says how many shifts were recorded on each day, and
 * where as many are not known, the opportunities that changed since are read. Where the room does not hold them all, none
 * are kept: each question reads them page by page.
 */
export interface MoveMemory {
  /** Adds moves at full instants to the sums. */
  addMoves(view: ViewReader, range: MoveRange, sums: Sums): Promise<void>;
}

/** @param room bytes of moves that are kept */
export function moveMemory(room = ROOM_BYTES): MoveMemory {
  const names = noNames();
  let held: HeldShifts | undefined;
  let tooMany = false;
  const daysOf = new Map<Zone, (ms: number) => number>();
  return {
    async addMoves(view, range, sums) {
      const dayOf = daysOf.get(range.zone) ?? dayOfMs(range.zone);
      daysOf.set(range.zone, dayOf);
      const reading = { view, names, dayOf, room };
      if (!tooMany) {
        const known = held?.version === view.spec.version ? held : undefined;
        held = known ? await upToDate(known, range.recorded, reading) : await allShifts(reading);
        tooMany = held === undefined;
      }
      const tally = tallyOf(names, range, sums);
      if (held) tally.add(held.columns);
      else for await (const page of shiftPages(reading)) tally.add(page.columns);
      tally.end();
    },
  };
}

/** Adds columns up, in sums that are made anew when a name was met for which they have no place. */
function tallyOf(names: ShiftNames, range: MoveRange, sums: Sums) {
  const { slots } = names;
  const values = range.by === undefined ? undefined : valuePlaces(names, range.by);
  const wanted = [...range.filters].map(([name, allowed]) => ({ name, allowed, known: valuePlaces(names, name) }));
  let tally = begun();
  return {
    add(shifts: ShiftColumns): void {
      if (tally.known !== known()) {
        end();
        tally = begun();
      }
      addShifts(tally.sums, shifts, { ...range, filters: tally.filters }, tally.slots);
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
    forEachSum(tally.sums, (place, count, billions, rest) => {
      const slot = slots.parts[place % tally.slots]!;
      const group = Math.floor(place / tally.slots);
      const value = values === undefined ? '' : group === 0 ? NONE : values.names[group - 1]!;
      if (slot.model === range.model) addSum(sums, value, slot, { count, billions, rest });
    });
  }
}
