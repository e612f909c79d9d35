import type { Counted } from './counted.ts';
import { type Flow, historyAt, type Point } from './flow.ts';
import type { Period } from './period.ts';
import type { KeyOf } from './scope.ts';

/** What leads from the open opportunities at one instant to those at another. `lateEntries` is signed, the others are not. */
export const TERMS = [
  'openStart',
  'lateEntries',
  'new',
  'reopened',
  'movedIn',
  'increase',
  'won',
  'lost',
  'movedOut',
  'decrease',
  'openEnd',
] as const;
export type Term = (typeof TERMS)[number];

/** Terms in minor units. */
export type Units = Record<Term, bigint>;

/** The terms of one group. */
export interface BridgeSums {
  readonly count: Record<Term, number>;
  /** By currency. */
  readonly units: Map<string, Units>;
  /** Open ones without a value at the two ends. */
  readonly unvalued: { openStart: number; openEnd: number };
}

export interface BridgeTimes {
  /** What was recorded by then: epoch ms. */
  readonly known: number;
  /** What was known when the start was told, where that is another time. */
  readonly knownAtStart: number;
  /** What was true by then. */
  readonly effective: number;
}

/**
 * The bridge of every group over a period: both ends are counted from where the opportunities stand then, the terms between
 * from each step that they took.
 * @param note told of all that each term of a group counts, one by one
 */
export function bridges(
  flows: Iterable<Flow>,
  period: Period,
  { known, knownAtStart, effective }: BridgeTimes,
  keyOf: KeyOf,
  note?: (key: string, term: Term, counted: Counted) => void,
): ReadonlyMap<string, BridgeSums> {
  const sums = new Map<string, BridgeSums>();
  const start = Math.min(period.from, effective);
  const end = Math.min(period.to, effective);
  const addTo = adding(sums, keyOf);
  for (const { stream, points } of flows) {
    const add: Add = (term, point, at, sign = 1) => {
      const key = addTo(term, point, sign);
      if (key === undefined || !note) return;
      const worth = { currency: point.currency, units: BigInt(sign) * point.units };
      note(key, term, { stream, episode: point.episode, times: sign, worth, until: at });
    };
    const steps = historyAt(points, known, end);
    const after = steps.findIndex(({ at }) => at > start);
    const first = after < 0 ? steps.at(-1) : steps[after - 1];
    const told = known === knownAtStart ? first : historyAt(points, knownAtStart, start).at(-1);
    if (told?.status === 'open') add('openStart', told, start);
    if (told !== first) {
      if (first?.status === 'open') add('lateEntries', first, start);
      if (told?.status === 'open') add('lateEntries', told, start, -1);
    }
    if (after >= 0) for (let at = after; at < steps.length; at += 1) step(steps[at - 1], steps[at]!, keyOf, add);
    const last = steps.at(-1);
    if (last?.status === 'open') add('openEnd', last, end);
  }
  return sums;
}

/** @param at when it came to be counted: epoch ms */
type Add = (term: Term, point: Point, at: number, sign?: 1 | -1) => void;

/**
 * One step of an opportunity. What changes with the step that closes it is changed first, so that what is won or lost
 * leaves with the value and the dimensions that it was closed with.
 */
function step(before: Point | undefined, after: Point, keyOf: KeyOf, add: Add): void {
  if (before?.status !== 'open') {
    // A closed one that stays closed the same way was not open in between.
    if (before && before.status === after.status) return;
    add(before ? 'reopened' : 'new', after, after.at);
  } else if (keyOf(before) === keyOf(after)) change(before, after, add);
  else {
    add('movedOut', before, after.at);
    add('movedIn', after, after.at);
  }
  if (after.status !== 'open') add(after.status, after, after.at);
}

/** The change of value of one that stays in its group. */
function change(before: Point, after: Point, add: Add): void {
  if (before.currency === after.currency) {
    const more = after.units - before.units;
    if (more > 0n) add('increase', { ...after, units: more }, after.at);
    if (more < 0n) add('decrease', { ...after, units: -more }, after.at);
    return;
  }
  add('decrease', before, after.at);
  add('increase', after, after.at);
}

/** Adds to the sums of the group that a point is in. @returns its key; undefined where it is in none */
function adding(sums: Map<string, BridgeSums>, keyOf: KeyOf) {
  return (term: Term, point: Point, sign: 1 | -1): string | undefined => {
    const key = keyOf(point);
    if (key === undefined) return undefined;
    let sum = sums.get(key);
    if (!sum) {
      sum = { count: zeros(0), units: new Map(), unvalued: { openStart: 0, openEnd: 0 } };
      sums.set(key, sum);
    }
    sum.count[term] += sign;
    if (point.currency === '') {
      if (term === 'openStart' || term === 'openEnd') sum.unvalued[term] += 1;
      return key;
    }
    let units = sum.units.get(point.currency);
    if (!units) {
      units = zeros(0n);
      sum.units.set(point.currency, units);
    }
    units[term] += BigInt(sign) * point.units;
    return key;
  };
}

function zeros<Zero extends number | bigint>(zero: Zero): Record<Term, Zero> {
  return Object.fromEntries(TERMS.map((term) => [term, zero])) as Record<Term, Zero>;
}
