import chineseDays from 'chinese-days';
import { addDays, type LocalDate } from '#kernel';

/**
 * The seven named statutory holidays of China in a year, each on the day that it is named after. Bridge days and the days
 * that follow belong to the holiday, but are not it.
 * @source 全国年节及纪念日放假办法, article 2
 */
export function namedHolidays(year: number): ReadonlyMap<LocalDate, string> {
  const holidays = new Map<LocalDate, string>();
  const add = (date: LocalDate, name: string) => {
    const other = holidays.get(date);
    holidays.set(date, other === undefined ? name : `${other}、${name}`);
  };
  add(`${year}-01-01` as LocalDate, '元旦');
  add(lunarDate(year, 1, 1), '春节');
  add(`${year}-04-0${qingming(year)}` as LocalDate, '清明节');
  add(`${year}-05-01` as LocalDate, '劳动节');
  add(lunarDate(year, 5, 5), '端午节');
  add(lunarDate(year, 8, 15), '中秋节');
  add(`${year}-10-01` as LocalDate, '国庆节');
  return holidays;
}

/** The first year whose months the package knows, and the day on which it begins. */
const FIRST_YEAR = 1900;
const FIRST_DAY = '1900-01-31' as LocalDate;

/**
 * The date of a day in a lunar month that is no leap month. The package gives the lengths of months; its own conversions
 * depend on the time zone of the process, and are a day off west of Greenwich.
 */
function lunarDate(year: number, month: number, day: number): LocalDate {
  let days = day - 1;
  for (let earlier = FIRST_YEAR; earlier < year; earlier += 1) days += daysBefore(earlier, 13);
  return addDays(FIRST_DAY, days + daysBefore(year, month));
}

/** Days of a lunar year before a month; 13: all of them. */
function daysBefore(year: number, month: number): number {
  const { leapMonth, days } = chineseDays.getYearLeapMonth(year);
  let before = leapMonth !== undefined && leapMonth < month ? days : 0;
  for (let earlier = 1; earlier < month; earlier += 1) before += chineseDays.monthDays(year, earlier);
  return before;
}

/**
 * The day of April on which the sun reaches 15° of longitude, in Beijing.
 * @source the 寿星 formula for solar terms, of the 21st century (constant 4.81) and the 20th (5.59)
 */
function qingming(year: number): number {
  const inCentury = year % 100;
  return Math.floor(inCentury * 0.2422 + (year < 2000 ? 5.59 : 4.81)) - Math.floor(inCentury / 4);
}
