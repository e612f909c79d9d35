import type { Instant } from '#kernel';
import { type State, sameState, type Transition } from './state.ts';

/** From the effective instant `at` on, `count` opportunities more (fewer where negative) stand as `state`. */
export interface Move {
  readonly at: Instant;
  readonly state: State;
  readonly count: number;
}

/**
 * What must be added to a sum of moves that follows the old transitions, so that it follows the new ones. Only what
 * changed moves: an event in order gives one −1 and one +1, a late one takes back what it overturned and enters it anew.
 */
export function movesBetween(before: readonly Transition[], after: readonly Transition[]): readonly Move[] {
  let start = 0;
  while (start < before.length && start < after.length && same(before[start]!, after[start]!)) start += 1;
  let end = 0;
  const shorter = Math.min(before.length, after.length);
  while (end < shorter - start && same(before.at(-1 - end)!, after.at(-1 - end)!)) end += 1;

  const moves: Move[] = [];
  for (let at = start; at < before.length - end; at += 1) add(moves, before[at]!, -1);
  for (let at = start; at < after.length - end; at += 1) add(moves, after[at]!, 1);
  return moves;
}

function same(a: Transition, b: Transition): boolean {
  if (a === b) return true;
  if (a.at !== b.at || !sameState(a.to, b.to)) return false;
  return a.from === undefined || b.from === undefined ? a.from === b.from : sameState(a.from, b.from);
}

function add(moves: Move[], { at, from, to }: Transition, sign: number): void {
  if (from) net(moves, { at, state: from, count: -sign });
  net(moves, { at, state: to, count: sign });
}

function net(moves: Move[], move: Move): void {
  const place = moves.findIndex((other) => other.at === move.at && sameState(other.state, move.state));
  if (place < 0) {
    moves.push(move);
    return;
  }
  const count = moves[place]!.count + move.count;
  if (count === 0) moves.splice(place, 1);
  else moves[place] = { ...move, count };
}
