import { localDate } from '#kernel';
import { lossReviewed, lost } from '#opportunity';
import { dueRule } from '../../define-rule.ts';
import { LATE_ENTRY } from '../../rule.ts';
import { closeOf, workingDayAfter } from '../../work-calendar.ts';

/**
 * S30 必须在购车意向信息中放弃该销售机会并选择原因: whether the reason holds is reviewed by the end of the third working day
 * after the loss, make-up days among them. A review belongs to the latest loss before it, whatever it finds.
 */
export const lostReviewed = dueRule({
  name: 'lost-reviewed',
  seed: 'A-09',
  parameters: { ...LATE_ENTRY, workingDays: 3 },
  on: [lost],
  opens({ id, occurredAt }, _account, { workingDays }, { zone, calendar }) {
    const lastDay = workingDayAfter(localDate(occurredAt, zone), workingDays, calendar);
    return [{ key: id, deadline: { at: closeOf(lastDay, zone), inclusive: false }, values: { lastDay } }];
  },
  meets: ({ type, data }, { key }) => type === lossReviewed.type && data.lostEventId === key,
  message: {
    zh: '战败未在 {workingDays} 个工作日内（{lastDay} 前）复核',
    en: 'The loss was not reviewed within {workingDays} working days, by the end of {lastDay}',
  },
  remedy: { zh: '由经理用 ReviewLoss 复核战败原因', en: 'Have a manager review the loss with ReviewLoss' },
});
