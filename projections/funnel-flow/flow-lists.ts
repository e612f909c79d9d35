import type { StandingFact } from '#opportunity';
import type { DateFacts } from './expected-dates.ts';
import { ACTS, msOf } from './flow-document.ts';
import type { Kept } from './kept.ts';

const CODES: ReadonlyMap<string, number> = new Map(ACTS.map((type, code) => [type, code]));

/** Acts of which every one counts; of the others, the first of an episode. */
const EVERY: ReadonlySet<string> = new Set(['TestDriveCompleted', 'OrderPlaced']);

/** All acts that facts tell, as known at `now`, in effective order. */
export function actsOf(facts: readonly StandingFact[], base: number, now: number): readonly Kept[] {
  const acts: Kept[] = [];
  for (const fact of facts) {
    const act = actOf(fact, acts, base, now);
    if (act) acts.push(act);
  }
  return acts;
}

/** The act that a fact tells, after the acts there are; undefined where it counts for nothing. */
export function actOf(fact: StandingFact, acts: readonly Kept[], base: number, now: number): Kept | undefined {
  const [, at, type, data] = fact;
  const code = CODES.get(type);
  if (code === undefined) return undefined;
  const episode = typeof data.episode === 'number' ? data.episode - 1 : 0;
  const again = !EVERY.has(type) && acts.some((one) => one[2] === 0 && one[3] === code && (one[4] ?? 0) === episode);
  if (again) return undefined;
  const place = msOf(at) - base;
  return episode === 0 ? [place, now - place, 0, code] : [place, now - place, 0, code, episode];
}

/** The expected dates that facts tell, as known at `now`: one for each change. */
export function datesOf(facts: DateFacts, base: number, now: number): readonly Kept[] {
  const dates: Kept[] = [];
  for (const [, at, date] of facts) {
    const day = Number(date.replaceAll('-', ''));
    const place = msOf(at) - base;
    if (day !== dates.at(-1)?.[3]) dates.push([place, now - place, 0, day]);
  }
  return dates;
}
