/** In the place of a value where a document had several: no id is written so. */
export const SEVERAL = '*';

/**
 * What a document is filed under that belongs to one value for most of its life: that value, null where there never was
 * one, `SEVERAL` once there were two. Whoever looks for a value looks under it and under `SEVERAL`, and misses no document
 * that ever had it, whatever instant is asked for.
 */
export function filedUnder(held: string | null | undefined, value: string | undefined): string | null {
  if (value === undefined) return held ?? null;
  return held === undefined || held === null || held === value ? value : SEVERAL;
}
