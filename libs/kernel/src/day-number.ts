/**
 * Days from 1970-01-01 to a date of the Gregorian calendar.
 * @source H. Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil
 */
export function dayNumber(year: number, month: number, day: number): number {
  const marchYear = month > 2 ? year : year - 1;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  return (
    era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
  );
}

/** Whether there is such a date, of numbers that are not negative. */
export function isDate(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= dayNumber(year, month + 1, 1) - dayNumber(year, month, 1);
}

/** The days that are written with four digits of a year: those of 0000-01-01 and 9999-12-31. */
export const FIRST_DAY = dayNumber(0, 1, 1);
export const LAST_DAY = dayNumber(9999, 12, 31);

/**
 * The date `YYYY-MM-DD` of a day from `FIRST_DAY` to `LAST_DAY`.
 * @source H. Hinnant, the same, civil_from_days
 */
export function writtenDate(number: number): string {
  const shifted = number + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1_460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${twoDigits(Math.floor(year / 100))}${twoDigits(year % 100)}-${twoDigits(month)}-${twoDigits(day)}`;
}

/** A number from 0 to 99. */
export function twoDigits(number: number): string {
  return TWO_DIGITS[number] as string;
}

const TWO_DIGITS = Array.from({ length: 100 }, (_, number) => String(number).padStart(2, '0'));

/** The number that the digits from one place to another say; NaN where something else stands among them. */
export function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    // Written so that the NaN beyond the end of a text is no digit either.
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}
