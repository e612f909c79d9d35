import { localDate } from '#kernel';
import { carePlanCreated, carePlanExtended } from '#opportunity';
import { dueRule } from '../../define-rule.ts';
import { LATE_ENTRY } from '../../rule.ts';
import { isDone, onDay } from './care-task.ts';

const KIND = 'care-holiday';

/** S40 为客户建立后续跟踪计划（…节假日问候…）. Each greeting that the plan names is sent on the day itself. */
export const careHoliday = dueRule({
  name: 'care-holiday',
  seed: 'S40, A-12',
  parameters: LATE_ENTRY,
  on: [carePlanCreated, carePlanExtended],
  opens({ data: { tasks } }, _account, _parameters, { zone }) {
    return tasks.flatMap(({ taskId, kind, dueAt }) =>
      kind === KIND && dueAt !== undefined ? [onDay(taskId, localDate(dueAt, zone), zone)] : [],
    );
  },
  meets: (event, { key }) => isDone(event, key),
  message: { zh: '{date} 未向客户致节日问候', en: 'The customer was sent no greeting on the holiday of {date}' },
  remedy: {
    zh: '节日当天问候客户，并用 CompleteCareTask 登记',
    en: 'Greet the customer on the day itself, and record it with CompleteCareTask',
  },
});
