import type { Instant } from '#kernel';
import type { Calendar } from './calendar.ts';
import { type Channel, calibration } from './calibration.ts';
import type { Dealership, Outlet } from './dealership.ts';
import { type Random, seededRandom } from './random.ts';
import { OPENS } from './script.ts';

/** Somebody who comes, calls or writes. */
export interface Prospect {
  readonly number: number;
  readonly arrival: Instant;
  readonly channel: Channel;
  readonly outlet: Outlet;
}

/** Who comes, in order of arrival: at weekends more, over the whole period evenly. */
export function prospects(
  count: number,
  seed: string,
  calendar: Calendar,
  { outlets }: Dealership,
): readonly Prospect[] {
  const random = seededRandom(`${seed}/arrivals`);
  const arrivals = Array.from({ length: count }, () =>
    calendar.at(someDay(calendar, random), OPENS + random.whole(0, 470)),
  );
  return arrivals.sort().map((arrival, number) => ({
    number,
    arrival,
    channel: random.weighted(calibration.channels),
    outlet: random.pick(outlets),
  }));
}

/** Draws days until one is taken: a working day is taken less often than a day of a weekend. */
function someDay(calendar: Calendar, random: Random): number {
  for (;;) {
    const day = random.whole(0, calendar.days - 1);
    if (calendar.isWeekend(day) || random.chance(1 / calibration.weekendWeight)) return day;
  }
}
