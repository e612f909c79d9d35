import type { LocalDate } from './zone.ts';

/** A week of ISO 8601, Monday to Sunday: `2026-W48`. Its year is that of its Thursday. */
export type IsoWeek = string & { readonly __isoWeek: never };

/** @returns undefined for anything but a week that its year has, so written: W53 exists in some years only */
export function parseIsoWeek(text: string): IsoWeek | undefined {
  const [, year, week] = /^(\d{4})-W(0[1-9]|[1-4]\d|5[0-3])$/.exec(text) ?? [];
  if (year === undefined || Number(week) > weeksOf(Number(year))) return undefined;
  return text as IsoWeek;
}

/** The week of a local date. */
export function isoWeekOf(date: LocalDate): IsoWeek {
  const { yearOfWeek, weekOfYear } = Temporal.PlainDate.from(date);
  return `${String(yearOfWeek).padStart(4, '0')}-W${String(weekOfYear).padStart(2, '0')}` as IsoWeek;
}

/** The 28th of December lies in the last week of its year. */
function weeksOf(year: number): number {
  return Temporal.PlainDate.from({ year, month: 12, day: 28 }).weekOfYear as number;
}
