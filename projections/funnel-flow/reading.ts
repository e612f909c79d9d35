import type { Entry } from './episode.ts';
import type { Policies } from './policies.ts';

/** How something came into a stage, and on. */
export interface Passage {
  readonly entry: Entry;
  /** When a later stage was reached: epoch ms. */
  readonly progressed: number | undefined;
}

/**
 * The entries of one episode as policies read them, in effective order.
 * @param moved stays in stages and a win, in effective order
 * @param acts what was done, whether it moved the stage or not
 */
export function readEntries(
  moved: readonly Entry[],
  acts: readonly Entry[],
  { orderPolicy, regressionPolicy }: Policies,
): readonly Entry[] {
  const all = orderPolicy === 'any' ? merged(moved, acts) : moved;
  const kept = regressionPolicy === 'first-entry' ? all : REGRESSIONS[regressionPolicy](all);
  return orderPolicy === 'strict' ? inTurn(kept) : kept;
}

/** In effective order; at one instant a stay comes before an act. */
function merged(moved: readonly Entry[], acts: readonly Entry[]): readonly Entry[] {
  return [...moved, ...acts].sort((a, b) => a.at - b.at);
}

const REGRESSIONS = {
  'current-max': (entries: readonly Entry[]): readonly Entry[] => {
    let furthest = -1;
    return entries.filter(({ rank }) => {
      if (rank <= furthest) return false;
      furthest = rank;
      return true;
    });
  },
  'erase-on-back': (entries: readonly Entry[]): readonly Entry[] => {
    let kept: Entry[] = [];
    for (const entry of entries) {
      if (!entry.byActOnly) kept = kept.filter(({ rank }) => rank <= entry.rank);
      kept.push(entry);
    }
    return kept;
  },
};

/** One stage after the other, from the one it began in; what comes out of turn is passed over. */
function inTurn(entries: readonly Entry[]): readonly Entry[] {
  let next = entries[0]?.rank;
  return entries.filter(({ rank }) => {
    if (rank !== next) return false;
    next = rank + 1;
    return true;
  });
}

/** How a stage was entered first, and whether a later one was reached after that; undefined where it was not entered. */
export function passageOf(
  entries: readonly Entry[],
  rank: number,
  { entryPolicy, orderPolicy }: Policies,
): Passage | undefined {
  const imputed = entryPolicy === 'imputed';
  const isAny = orderPolicy === 'any';
  let entry: Entry | undefined;
  let beyond: Entry | undefined;
  for (const step of entries) {
    if (!entry && (imputed ? step.rank >= rank : step.rank === rank)) entry = step;
    if (!beyond && step.rank > rank && (entry || isAny)) beyond = step;
    if (entry && beyond) return { entry, progressed: Math.max(beyond.at, entry.at) };
  }
  return entry && { entry, progressed: undefined };
}
