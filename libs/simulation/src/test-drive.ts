import { epochMs, type Instant, instantOf, later } from '#kernel';
import type { Calendar } from './calendar.ts';
import type { DemoCar } from './dealership.ts';
import { CLOSES, hours, OPENS } from './script.ts';

/** An hour of a demo car. */
export interface Slot {
  readonly car: DemoCar;
  readonly at: Instant;
}

/** Books the first hour from `wanted` on in which one of the cars is free, within opening hours. */
export function bookSlot(cars: readonly DemoCar[], wanted: Instant, calendar: Calendar): Slot {
  let at = instantOf(Math.ceil(epochMs(wanted) / hours(1)) * hours(1));
  for (;;) {
    const day = calendar.dayOf(at);
    if (at < calendar.at(day, OPENS)) at = calendar.at(day, OPENS);
    if (at >= calendar.at(day, CLOSES)) {
      at = calendar.at(day + 1, OPENS);
      continue;
    }
    const slot = epochMs(at);
    const car = cars.find(({ booked }) => !booked.has(slot));
    if (car) {
      car.booked.add(slot);
      return { car, at };
    }
    at = later(at, hours(1));
  }
}
