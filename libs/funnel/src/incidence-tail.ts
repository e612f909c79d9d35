import type { Incidence } from './aalen-johansen.ts';

/** What rests on fewer at risk is not to be relied upon. */
export const THIN = 30;

/** Where a curve ends, and from where on its end is doubtful. */
export interface IncidenceTail {
  /** By cause − 1: the share that it has ended in the end; 0 where nothing ended. */
  readonly plateau: readonly number[];
  /** When anything ended last; null where nothing did. */
  readonly lastEvent: number | null;
  /** The first place of the curve with fewer than `THIN` at risk; null where there is none. */
  readonly thinFrom: number | null;
}

export function incidenceTail({ times, atRisk, incidence }: Incidence): IncidenceTail {
  const thin = atRisk.findIndex((count) => count < THIN);
  return {
    plateau: incidence.map((shares) => shares.at(-1) ?? 0),
    lastEvent: times.at(-1) ?? null,
    thinFrom: thin < 0 ? null : times[thin]!,
  };
}

/** Shares that differ by less are one: a sum of fractions is not exact. */
const ROUNDING = 1e-9;

/**
 * The smallest time by which a cause has ended at least `share` of all. Of those only that it ever ends: multiply by its
 * plateau.
 * @param cause from 1
 * @param share above 0, up to 1
 * @returns null where the curve does not rise so far
 */
export function incidenceQuantile({ times, incidence }: Incidence, cause: number, share: number): number | null {
  const place = incidence[cause - 1]!.findIndex((reached) => reached >= share - ROUNDING);
  return place < 0 ? null : times[place]!;
}

/**
 * The smallest time by which at least `share` of all have ended, by whatever cause; 0.5 for the median. It is the Kaplan–Meier
 * quantile: what goes on of competing causes is the Kaplan–Meier curve of all of them.
 * @returns null where the curve never falls that far
 */
export function endedQuantile({ times, survival }: Incidence, share: number): number | null {
  const place = survival.findIndex((left) => left <= 1 - share + ROUNDING);
  return place < 0 ? null : times[place]!;
}
