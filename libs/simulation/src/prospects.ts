import type { Calendar } from './calendar.ts';
import { calibration } from './calibration.ts';
import type { Dealership } from './dealership.ts';
import { type Random, seededRandom } from './random.ts';
import type { Prospect } from './sale.ts';
import { OPENS } from './script.ts';

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
