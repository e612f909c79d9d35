import { addDays, localDate, startOfDay } from '#kernel';
import { created } from '#opportunity';
import { dueRule } from '../../define-rule.ts';
import { hoursAfter } from '../../history.ts';
import { LATE_ENTRY } from '../../rule.ts';
import { isReached } from './contact.ts';

/**
 * S15 建档后5天内完成首次回访. By the end of the fifth calendar day after the day of creation; with `hours` above 0, within
 * so many hours of the creation instead. Reopening opens none.
 */
export const firstFollowUp = dueRule({
  name: 'first-follow-up',
  seed: 'S15, A-01',
  parameters: { ...LATE_ENTRY, days: 5, hours: 0 },
  on: [created],
  opens({ occurredAt }, _account, { days, hours }, { zone }) {
    if (hours > 0) return [{ key: 'first', deadline: { at: hoursAfter(occurredAt, hours), inclusive: true } }];
    const close = startOfDay(addDays(localDate(occurredAt, zone), days + 1), zone);
    return [{ key: 'first', deadline: { at: close, inclusive: false } }];
  },
  meets: isReached,
  lapses: true,
  message: {
    zh: '建档后未在规定期限内完成首次回访',
    en: 'The first follow-up after the file was opened was not made in time',
  },
  remedy: { zh: '立即回访客户并登记结果', en: 'Contact the customer now, and record how it went' },
});
