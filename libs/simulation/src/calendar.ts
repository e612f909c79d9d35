import { addDays, epochMs, type Instant, instantOf, type LocalDate, startOfDay, type Zone } from '#kernel';

/** The days of a simulation, counted from 0. */
export interface Calendar {
  /** How many days the simulation lasts. */
  readonly days: number;
  /** Its last moment, excluded. */
  readonly end: Instant;
  dateOf(day: number): LocalDate;
  /** The day that a date is; negative before the first. */
  dayOn(date: LocalDate): number;
  isWeekend(day: number): boolean;
  /** An instant on that day, minutes after its 00:00. */
  at(day: number, minutes: number): Instant;
  /** The day in which an instant lies. */
  dayOf(instant: Instant): number;
}

/** How long plans may reach beyond the end. */
const MARGIN_DAYS = 800;

export function calendarOf(start: LocalDate, months: number, zone: Zone): Calendar {
  const first = Temporal.PlainDate.from(start);
  const { days } = first.until(first.add({ months }), { largestUnit: 'days' });
  const dates: LocalDate[] = [];
  const starts: number[] = [];
  for (let day = 0; day <= days + MARGIN_DAYS; day += 1) {
    const date = addDays(start, day);
    dates.push(date);
    starts.push(epochMs(startOfDay(date, zone)));
  }
  const known = <Item>(items: readonly Item[], day: number): Item => {
    const item = items[day];
    if (item === undefined) throw new RangeError(`day ${day} lies outside the calendar of the simulation`);
    return item;
  };
  return {
    days,
    end: instantOf(known(starts, days)),
    dateOf: (day) => known(dates, day),
    dayOn: (date) => first.until(date, { largestUnit: 'days' }).days,
    isWeekend: (day) => Temporal.PlainDate.from(known(dates, day)).dayOfWeek > 5,
    at: (day, minutes) => instantOf(known(starts, day) + minutes * 60_000),
    dayOf(instant) {
      const ms = epochMs(instant);
      let [low, high] = [0, starts.length - 1];
      while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        if (known(starts, middle) <= ms) low = middle;
        else high = middle - 1;
      }
      return low;
    },
  };
}
