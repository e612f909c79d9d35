import type { Shift } from './shift.ts';
import { type State, sameDimensions } from './state.ts';

/**
 * The shifts of one opportunity, in the order they were recorded: texts and lists that grow at their end only.
 * - `to`: log index of the last event that shifted anything
 * - `dimensions`: those that its states had
 * - `states`: each `place of its dimensions|minor units|model|stage|currency|`
 * - `shifts`: each `effective,lag,from,to `: epoch ms, how many ms later it was recorded, and two places in `states`, from 1
 *   on; 0 for none
 */
export type StreamShifts = {
  readonly to: number;
  readonly dimensions: readonly State['dimensions'][];
  readonly states: readonly string[];
  readonly shifts: string;
};

/** How far back a state is looked for: to write it again costs less than a long list is worth looking through. */
const NEAR = 8;

/** The document with what one event shifts, recorded at epoch ms; without one, the first of an opportunity. */
export function withShifts(
  known: StreamShifts | undefined,
  index: number,
  recorded: number,
  shifts: readonly Shift[],
): StreamShifts {
  const dimensions = known ? [...known.dimensions] : [];
  const states = known ? [...known.states] : [];
  const placeOf = (state: State | undefined) => (state ? placeOfState(states, dimensions, state) + 1 : 0);
  let text = known ? known.shifts : '';
  for (const { at, from, to } of shifts) {
    text += `${at},${recorded - at},${placeOf(from)},${placeOf(to)} `;
  }
  return { to: index, dimensions, states, shifts: text };
}

function placeOfState(states: string[], dimensions: State['dimensions'][], state: State): number {
  const of = nearestPlace(dimensions, (known) => sameDimensions(known, state.dimensions));
  const place = of < 0 ? dimensions.push(state.dimensions) - 1 : of;
  const text = `${place}|${state.units}|${state.model}|${state.stage}|${state.currency}|`;
  const found = nearestPlace(states, (known) => known === text);
  return found < 0 ? states.push(text) - 1 : found;
}

function nearestPlace<T>(list: readonly T[], is: (one: T) => boolean): number {
  for (let place = list.length - 1; place >= 0 && place >= list.length - NEAR; place -= 1) {
    if (is(list[place] as T)) return place;
  }
  return -1;
}

/** A state as its text says it, with the place of its dimensions and the slot `model|stage|currency|`. */
export function readState(text: string): {
  readonly dimensions: number;
  readonly units: bigint;
  readonly slot: string;
} {
  const first = text.indexOf('|');
  const second = text.indexOf('|', first + 1);
  const units = text.slice(first + 1, second);
  return {
    dimensions: Number(text.slice(0, first)),
    units: BigInt(units.length < 16 ? Number(units) : units),
    slot: text.slice(second + 1),
  };
}

/** Calls with every shift of the text but the first `known`. @returns how many shifts the text has */
export function forEachShift(
  text: string,
  known: number,
  call: (effective: number, recorded: number, from: number, to: number) => void,
): number {
  const numbers = [0, 0, 0, 0];
  let place = 0;
  let number = 0;
  let sign = 1;
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= ZERO) number = number * 10 + code - ZERO;
    else if (code === MINUS) sign = -1;
    else {
      numbers[place] = sign * number;
      place += 1;
      number = 0;
      sign = 1;
      if (place === 4) {
        const [effective, lag, from, to] = numbers as [number, number, number, number];
        if (count >= known) call(effective, effective + lag, from, to);
        count += 1;
        place = 0;
      }
    }
  }
  return count;
}

const ZERO = 48;
const MINUS = 45;
