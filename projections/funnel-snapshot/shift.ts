import { epochMs } from '#kernel';
import type { Trajectory } from '#opportunity';
import { type State, sameState, stateOf, type Transition, transitionsOf } from './state.ts';

/**
 * Two signed moves at once: from the effective instant `at` on, one opportunity less counts as `from`, one more as `to`;
 * undefined for none.
 */
export interface Shift {
  /** Epoch ms. */
  readonly at: number;
  readonly from: State | undefined;
  readonly to: State | undefined;
}

/**
 * What must be added to sums that follow the old trajectory, so that they follow the new one. Only what changed shifts: an
 * event in order gives one shift, a late one takes back what it overturned and enters it anew. Both trajectories begin with
 * the last point they share, if they share one.
 */
export function shiftsBetween(before: Trajectory, after: Trajectory): readonly Shift[] {
  const [last] = before;
  const next = after[before.length];
  if (before.length <= 1 && after.length === before.length + 1 && next && after[0] === (last ?? next)) {
    const from = last && stateOf(last);
    const to = stateOf(next);
    return from && sameState(from, to) ? [] : [{ at: epochMs(next.at), from, to }];
  }
  return shiftsOf(transitionsOf(before), transitionsOf(after));
}

function shiftsOf(before: readonly Transition[], after: readonly Transition[]): readonly Shift[] {
  let start = 0;
  while (start < before.length && start < after.length && same(before[start]!, after[start]!)) start += 1;
  let end = 0;
  const shorter = Math.min(before.length, after.length);
  while (end < shorter - start && same(before.at(-1 - end)!, after.at(-1 - end)!)) end += 1;

  const turns = new Map<number, Turn>();
  for (const { at, from, to } of before.slice(start, before.length - end)) turn(turns, epochMs(at), to, from);
  for (const { at, from, to } of after.slice(start, after.length - end)) turn(turns, epochMs(at), from, to);
  return [...turns].flatMap(([at, { left, entered }]) =>
    Array.from({ length: Math.max(left.length, entered.length) }, (_, n) => ({ at, from: left[n], to: entered[n] })),
  );
}

function same(a: Transition, b: Transition): boolean {
  if (a === b) return true;
  if (a.at !== b.at || !sameState(a.to, b.to)) return false;
  return a.from === undefined || b.from === undefined ? a.from === b.from : sameState(a.from, b.from);
}

/** States that one instant makes an opportunity leave and enter; none is in both. */
interface Turn {
  readonly left: State[];
  readonly entered: State[];
}

function turn(turns: Map<number, Turn>, at: number, from: State | undefined, to: State | undefined): void {
  const known = turns.get(at) ?? { left: [], entered: [] };
  turns.set(at, known);
  if (from && !taken(known.entered, from)) known.left.push(from);
  if (to && !taken(known.left, to)) known.entered.push(to);
}

function taken(states: State[], state: State): boolean {
  const place = states.findIndex((one) => sameState(one, state));
  if (place >= 0) states.splice(place, 1);
  return place >= 0;
}
