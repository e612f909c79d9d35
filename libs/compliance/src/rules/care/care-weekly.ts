import { addDays, localDate } from '#kernel';
import { vehicleDelivered } from '#opportunity';
import { dueRule } from '../../define-rule.ts';
import { LATE_ENTRY, type Obligation } from '../../rule.ts';
import { closeOf } from '../../work-calendar.ts';
import { isDone } from './care-task.ts';

/**
 * S40 为客户建立后续跟踪计划（…周回访…）. Once in each of the four weeks that follow the delivery: by the end of the local day
 * 7, 14, 21 and 28 days after it, and not before the one before was due. No plan is needed.
 */
export const careWeekly = dueRule({
  name: 'care-weekly',
  seed: 'S40, A-12',
  parameters: { ...LATE_ENTRY, weeks: 4, days: 7 },
  on: [vehicleDelivered],
  opens({ occurredAt }, _account, { weeks, days }, { zone }) {
    const delivered = localDate(occurredAt, zone);
    const dueIn = (week: number) => closeOf(addDays(delivered, days * week), zone);
    return Array.from({ length: weeks }, (_, n): Obligation => {
      const week = n + 1;
      const after = week === 1 ? {} : { after: dueIn(week - 1) };
      return {
        key: `care-weekly-${week}`,
        deadline: { at: dueIn(week), inclusive: false },
        ...after,
        values: { week },
      };
    });
  },
  meets: (event, { key }) => isDone(event, key),
  message: {
    zh: '交车后第 {week} 周未按期回访',
    en: 'The customer was not called on in week {week} after the delivery',
  },
  remedy: {
    zh: '回访客户，用 CompleteCareTask 登记 care-weekly-{week}',
    en: 'Call the customer, and record care-weekly-{week} with CompleteCareTask',
  },
});
