/** A year and what divides it: `2027`, `2027-H1`, `2027-Q3`, `2027-09`. Names sort in no order: compare by `monthsOf`. */
export type Period = string & { readonly __period: never };

const FORM = /^(\d{4})(?:-(?:H([12])|Q([1-4])|(0[1-9]|1[0-2])))?$/;

/** Months, counted from January of the year 0000. */
export interface Months {
  readonly first: number;
  readonly count: number;
}

/** @returns undefined for anything but a year, half, quarter or month so written */
export function parsePeriod(text: string): Period | undefined {
  return FORM.test(text) ? (text as Period) : undefined;
}

/** @throws RangeError for a text that is no period */
export function monthsOf(period: Period): Months {
  const [, year, half, quarter, month] = FORM.exec(period) ?? [];
  if (year === undefined) throw new RangeError(`${period} is no period`);
  const january = Number(year) * 12;
  if (half) return { first: january + (Number(half) - 1) * 6, count: 6 };
  if (quarter) return { first: january + (Number(quarter) - 1) * 3, count: 3 };
  return month ? { first: january + Number(month) - 1, count: 1 } : { first: january, count: 12 };
}

/** Whether `part` lies in `whole` and is not all of it. Of two periods one contains the other, or they have no day in common. */
export function isWithin(part: Period, whole: Period): boolean {
  const [inner, outer] = [monthsOf(part), monthsOf(whole)];
  return (
    inner.count < outer.count && inner.first >= outer.first && inner.first + inner.count <= outer.first + outer.count
  );
}

/** The periods of a number of months that divide a period, the earliest first; itself where it is no longer than that. */
export function partsOf(period: Period, count: 1 | 3 | 6): readonly Period[] {
  const { first, count: all } = monthsOf(period);
  if (all <= count) return [period];
  return Array.from({ length: all / count }, (_, n) => periodAt(first + n * count, count));
}

/** The same period so many years later (earlier where negative). */
export function yearsLater(period: Period, years: number): Period {
  const { first, count } = monthsOf(period);
  return periodAt(first + 12 * years, count);
}

/** @param first counted as by `monthsOf`, @param count 1, 3, 6 or 12 */
function periodAt(first: number, count: number): Period {
  const year = String(Math.floor(first / 12)).padStart(4, '0');
  const month = first % 12;
  if (count === 12) return year as Period;
  if (count === 6) return `${year}-H${month / 6 + 1}` as Period;
  if (count === 3) return `${year}-Q${month / 3 + 1}` as Period;
  return `${year}-${String(month + 1).padStart(2, '0')}` as Period;
}
