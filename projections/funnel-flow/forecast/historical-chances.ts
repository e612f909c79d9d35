import { type LandmarkShare, landmarkIncidence } from '#funnel';
import type { OpenDeal, Pipeline, StageStays } from './pipeline.ts';

const WON = 1;

/** A chance estimated from those that had stood in the same stage for as long. */
export interface StageAge extends LandmarkShare {
  readonly rank: number;
  /** The age that they were looked at: that of the deal, or the highest below it that enough had reached. */
  readonly ageDays: number;
}

/** Why nothing can be said of a deal. */
export type NoChance = 'stage-not-of-the-model' | 'nothing-in-base' | 'too-few-watched';

/** How probably deals are won within a horizon, by stage and age. */
export interface HistoricalChances {
  of(deal: OpenDeal): StageAge | NoChance;
}

/**
 * Chances of a win by the horizon, from the stays of the base period: landmark Aalen–Johansen at the age of each deal in whole
 * days, from 9 days on in steps of 3, from 30 on of 10, from 90 on of 30. Where fewer than `minimum` were watched at that age, at the next
 * lower one at which as many were.
 */
export function historicalChances(
  { stays }: Pick<Pipeline, 'stays'>,
  { horizonDays, minimum }: { readonly horizonDays: number; readonly minimum: number },
): HistoricalChances {
  const known = new Map<string, StageAge | NoChance>();
  const estimate = (rank: number, age: number): StageAge | NoChance => {
    const key = `${rank}|${age}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const own = stays[rank]!;
    const share = landmarkIncidence(own, WON, { age, horizon: horizonDays, minimum: Math.max(1, minimum) });
    const chance = share ? { ...share, rank, ageDays: age } : age > 0 ? estimate(rank, ageBelow(age)) : unsaid(own);
    known.set(key, chance);
    return chance;
  };
  return {
    of: ({ rank, ageDays }) => (stays[rank] ? estimate(rank, ageStep(ageDays)) : 'stage-not-of-the-model'),
  };
}

/** Whose stays an estimate rests on, each once, in order. */
export function watchedAt({ ids, left, ended, watched }: StageStays, age: number, horizon: number): readonly string[] {
  const isIt = (_: string, stay: number) => {
    const from = Math.max(age, watched[stay]!);
    return left[stay]! > age && from < ended[stay]! && from < age + horizon;
  };
  return [...new Set(ids.filter(isIt))].sort();
}

function unsaid({ ids }: StageStays): NoChance {
  return ids.length === 0 ? 'nothing-in-base' : 'too-few-watched';
}

/** From an age of so many days on, ages are taken in steps of so many: the longest first. */
const STEPS = [
  [90, 30],
  [30, 10],
  [9, 3],
  [0, 1],
] as const;

function ageStep(days: number): number {
  const [, step] = STEPS.find(([from]) => days >= from) ?? [0, 1];
  return step * Math.floor(days / step);
}

function ageBelow(age: number): number {
  const [, step] = STEPS.find(([from]) => age > from) ?? [0, 1];
  return age - step;
}
