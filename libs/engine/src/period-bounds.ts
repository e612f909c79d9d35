import {
  epochMs,
  type Instant,
  instantOf,
  type LocalDate,
  monthsOf,
  type Period,
  startOfDay,
  type Zone,
} from '#kernel';

/** What comes after `from`, up to and with `to`: all of a period's days in a zone. */
export function boundsOf(period: Period, zone: Zone): { readonly from: Instant; readonly to: Instant } {
  const { first, count } = monthsOf(period);
  const before = (month: number) => instantOf(epochMs(startOfDay(firstDay(month), zone)) - 1);
  return { from: before(first), to: before(first + count) };
}

function firstDay(month: number): LocalDate {
  const year = Math.floor(month / 12);
  return `${String(year).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01` as LocalDate;
}
