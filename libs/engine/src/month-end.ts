import { epochMs, type Instant, instantOf, localDate, type Period, type Zone } from '#kernel';
import { boundsOf } from './period-bounds.ts';

/** The month of a zone in which something that comes just after an instant lies: of a month's end, the next one. */
export function monthAfter(instant: Instant, zone: Zone): Period {
  return localDate(instantOf(epochMs(instant) + 1), zone).slice(0, 7) as Period;
}

/** The last instant of that month. */
export function monthEndAfter(instant: Instant, zone: Zone): Instant {
  return boundsOf(monthAfter(instant, zone), zone).to;
}

/** The last instants of months up to an instant, the latest last. */
export function monthEndsUpTo(instant: Instant, count: number, zone: Zone): readonly Instant[] {
  const ends: Instant[] = [];
  let start = boundsOf(monthAfter(instant, zone), zone).from;
  for (let n = 0; n < count; n += 1) {
    ends.unshift(start);
    start = boundsOf(localDate(start, zone).slice(0, 7) as Period, zone).from;
  }
  return ends;
}
