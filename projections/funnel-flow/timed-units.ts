import { STATUSES } from './flow-document.ts';
import { isWithin, type Period } from './period.ts';
import type { Unit } from './unit.ts';

/** What ended a unit, in the curve of a cohort. */
export const WON = 1;
export const LOST = 2;

/**
 * Units with their times in columns, a place each: most of what is asked of a cohort is asked of its times alone, and
 * columns are gone through many times faster than objects all over the memory.
 */
export interface TimedUnits {
  readonly units: readonly Unit[];
  /** Epoch ms. */
  readonly began: Float64Array;
  /** When each was won or lost; ∞: it is still open. */
  readonly closed: Float64Array;
  /** `WON`, `LOST`, or 0 while it is open: the place of its status in `STATUSES`. */
  readonly ends: Uint8Array;
}

const timedBefore = new WeakMap<readonly Unit[], TimedUnits>();

export function timedUnits(units: readonly Unit[]): TimedUnits {
  const before = timedBefore.get(units);
  if (before) return before;
  const began = new Float64Array(units.length);
  const closed = new Float64Array(units.length);
  const ends = new Uint8Array(units.length);
  for (let place = 0; place < units.length; place += 1) {
    const unit = units[place]!;
    began[place] = unit.began;
    closed[place] = unit.closed ?? Number.POSITIVE_INFINITY;
    ends[place] = STATUSES.indexOf(unit.status);
  }
  const timed = { units, began, closed, ends };
  timedBefore.set(units, timed);
  return timed;
}

/** Those that began in a period. */
export function enteredIn(timed: TimedUnits, period: Period): TimedUnits {
  return at(timed, placesOf(timed.began, period));
}

/** Those that were won in a period, whenever they began. */
export function wonIn({ units, closed, ends }: TimedUnits, period: Period): readonly Unit[] {
  return placesOf(closed, period).flatMap((place) => (ends[place] === WON ? units[place]! : []));
}

/** Those of every group. @param keyOf the group of a unit: all of them are in one */
export function partsOf(timed: TimedUnits, keyOf: (unit: Unit) => string): ReadonlyMap<string, TimedUnits> {
  const places = new Map<string, number[]>();
  for (let place = 0; place < timed.units.length; place += 1) {
    const key = keyOf(timed.units[place]!);
    const known = places.get(key);
    if (known) known.push(place);
    else places.set(key, [place]);
  }
  return new Map([...places].map(([key, own]) => [key, at(timed, own)]));
}

function placesOf(times: Float64Array, period: Period): readonly number[] {
  const places: number[] = [];
  for (let place = 0; place < times.length; place += 1) if (isWithin(times[place]!, period)) places.push(place);
  return places;
}

function at(timed: TimedUnits, places: readonly number[]): TimedUnits {
  if (places.length === timed.units.length) return timed;
  const began = new Float64Array(places.length);
  const closed = new Float64Array(places.length);
  const ends = new Uint8Array(places.length);
  const units = new Array<Unit>(places.length);
  for (let n = 0; n < places.length; n += 1) {
    const place = places[n]!;
    units[n] = timed.units[place]!;
    began[n] = timed.began[place]!;
    closed[n] = timed.closed[place]!;
    ends[n] = timed.ends[place]!;
  }
  return { units, began, closed, ends };
}
