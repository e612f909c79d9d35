import { localDate } from '#kernel';
import { expectedPurchaseDateChanged } from '#opportunity';
import { hardRule } from '../../define-rule.ts';

/** S9 原有的预购日期不准确时，需要更改预购日期. The new date is today or later: today is the local date of the decision clock. */
export const rescheduleNotPast = hardRule({
  name: 'reschedule-not-past',
  seed: 'S9',
  parameters: {},
  on: [expectedPurchaseDateChanged],
  judge({ data, now }, _parameters, { zone }) {
    const today = localDate(now, zone);
    return { kept: data.new >= today, values: { date: data.new, today } };
  },
  message: {
    zh: '新的预计购车日期 {date} 早于今天（{today}）',
    en: 'The new expected purchase date, {date}, lies before today, {today}',
  },
  remedy: {
    zh: '在 ReschedulePurchase 的 new 填写 {today} 或更晚的日期',
    en: 'Give ReschedulePurchase as new {today} or a later date',
  },
});
