/**
 * Something told of a stream, with the span in which it was known: `[at, lag, until, …what]`. `at` is the instant it is
 * effective, in ms since the document's `base`; `lag` is how many ms later it was recorded, `until` how many ms after that
 * another recording overturned it, 0 while it stands.
 */
export type Kept = readonly [at: number, lag: number, until: number, ...what: readonly (number | string)[]];

/** What is kept, and what stands, in effective order: at any recorded instant, what was known then is in that order. */
export type KeptList = readonly Kept[];

/** The list with one more thing that stands, after all others. */
export function appended(list: KeptList, kept: Kept): KeptList {
  return [...list, kept];
}

/**
 * The list where, from the recording at `now` (in ms since the base) on, its last standing things are `next` instead; things that are alike stay
 * as they are.
 * @param count how many of the last standing things are replaced
 */
export function replaced(list: KeptList, count: number, next: readonly Kept[], now: number): KeptList {
  const standing = placesOfStanding(list, count);
  let start = 0;
  while (start < standing.length && start < next.length && alike(list[standing[start]!]!, next[start]!)) start += 1;
  let end = 0;
  const shorter = Math.min(standing.length, next.length) - start;
  while (end < shorter && alike(list[standing.at(-1 - end)!]!, next.at(-1 - end)!)) end += 1;
  const overturned = new Set(standing.slice(start, standing.length - end));
  const added = next.slice(start, next.length - end);
  if (overturned.size === 0 && added.length === 0) return list;

  const place = end > 0 ? standing[standing.length - end]! : list.length;
  const result: Kept[] = [];
  for (let at = 0; at <= list.length; at += 1) {
    if (at === place) result.push(...added);
    const kept = list[at];
    if (!kept) continue;
    const lasted = now - kept[0] - kept[1];
    if (!overturned.has(at)) result.push(kept);
    // What was told and overturned by recordings of one instant was never known.
    else if (lasted > 0) result.push([kept[0], kept[1], lasted, ...kept.slice(3)] as unknown as Kept);
  }
  return result;
}

/** How many things stand. */
export function standingCount(list: KeptList): number {
  return list.reduce((count, kept) => (kept[2] === 0 ? count + 1 : count), 0);
}

function placesOfStanding(list: KeptList, count: number): readonly number[] {
  const places: number[] = [];
  for (let at = list.length - 1; at >= 0 && places.length < count; at -= 1) if (list[at]![2] === 0) places.push(at);
  return places.reverse();
}

/** Whether both tell the same at the same effective instant. */
function alike(a: Kept, b: Kept): boolean {
  return a[0] === b[0] && a.length === b.length && a.every((part, n) => n === 1 || n === 2 || part === b[n]);
}
