import type { Entry } from './subject/fault-log.ts';

export interface LaneOrder {
  readonly lane: number;
  readonly from: number;
  readonly to: number;
}

/** Lanes that each go on after the last entry acknowledged: whatever was unknown is written again. */
export function lanesAfter(acknowledged: readonly Entry[], count: number, to = Number.MAX_SAFE_INTEGER): LaneOrder[] {
  const next = new Array<number>(count).fill(0);
  for (const { lane, n } of acknowledged) next[lane] = Math.max(next[lane] as number, n + 1);
  return next.map((from, lane) => ({ lane, from, to }));
}

/** How many lanes have had at least one entry more acknowledged since `before`. */
export function lanesThatWentOn(acknowledged: readonly Entry[], before: number): number {
  return new Set(acknowledged.slice(before).map(({ lane }) => lane)).size;
}
