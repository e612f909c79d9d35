import { parseInstant, parseIsoWeek, parseLocalDate, parsePeriod, parseZone } from '#kernel';
import { Formed, simpleForm } from './form.ts';
import { listForm } from './list.ts';

const instantText = simpleForm(
  'instant',
  {
    zh: '时刻须为存在的 ISO 8601 时间，带时区偏移，至多到毫秒，如 2026-11-20T09:30:00+08:00',
    en: 'Write an existing ISO 8601 time with its offset, at most milliseconds, such as 2026-11-20T09:30:00+08:00',
  },
  { type: 'string', format: 'date-time' },
  (value) => typeof value === 'string' && parseInstant(value) !== undefined,
  (value) => parseInstant(value as string),
);

const localDateText = simpleForm(
  'local-date',
  { zh: '日期须为存在的日子，如 2026-11-20', en: 'Write a date that exists, such as 2026-11-20' },
  { type: 'string', format: 'date' },
  (value) => typeof value === 'string' && parseLocalDate(value) !== undefined,
);

const zoneName = simpleForm(
  'zone',
  { zh: '时区须为 IANA 名称，如 Asia/Shanghai', en: 'Write the IANA name of a time zone, such as Asia/Shanghai' },
  { type: 'string', pattern: '^[A-Z][A-Za-z0-9_+/-]*$', examples: ['Asia/Shanghai'] },
  (value) => typeof value === 'string' && /^[A-Z]/.test(value) && parseZone(value) !== undefined,
);

const isoWeek = simpleForm(
  'iso-week',
  { zh: '周须为存在的 ISO 8601 周，如 2026-W48', en: 'Write a week of ISO 8601 that exists, such as 2026-W48' },
  { type: 'string', pattern: '^[0-9]{4}-W(0[1-9]|[1-4][0-9]|5[0-3])$', examples: ['2026-W48'] },
  (value) => typeof value === 'string' && parseIsoWeek(value) !== undefined,
);

const period = simpleForm(
  'period',
  {
    zh: '期间须为年、半年、季或月，如 2027、2027-H1、2027-Q1、2027-03',
    en: 'Write a year, half, quarter or month, such as 2027, 2027-H1, 2027-Q1 or 2027-03',
  },
  { type: 'string', pattern: '^[0-9]{4}(-(H[12]|Q[1-4]|0[1-9]|1[0-2]))?$', examples: ['2027-Q1'] },
  (value) => typeof value === 'string' && parsePeriod(value) !== undefined,
);

/** ISO 8601 with an offset; read as UTC in milliseconds. */
export const IsInstantText = () => Formed(instantText);
/** `YYYY-MM-DD`. */
export const IsLocalDateText = () => Formed(localDateText);
/** IANA name. */
export const IsZone = () => Formed(zoneName);
/** `YYYY-Www`. */
export const IsIsoWeek = () => Formed(isoWeek);
/** `YYYY`, `YYYY-Hn`, `YYYY-Qn` or `YYYY-MM`. */
export const IsPeriod = () => Formed(period);
export const IsPeriodList = () => Formed(listForm(period));
