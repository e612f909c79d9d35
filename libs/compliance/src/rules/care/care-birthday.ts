import { localDate } from '#kernel';
import { carePlanCreated, carePlanExtended } from '#opportunity';
import { dueRule } from '../../define-rule.ts';
import { LATE_ENTRY } from '../../rule.ts';
import { isDone, onDay } from './care-task.ts';

const KIND = 'care-birthday';

/**
 * S40 为客户建立后续跟踪计划（…生日问候…）. On the day itself. Its date is sealed: judged where the edge opened it, in words
 * that do not tell it. What nobody may open, or is forgotten, is not judged.
 */
export const careBirthday = dueRule({
  name: 'care-birthday',
  seed: 'S40, A-12',
  parameters: LATE_ENTRY,
  sealed: true,
  on: [carePlanCreated, carePlanExtended],
  opens({ id, data: { tasks } }, _account, _parameters, { zone, birthdaysDueAt }) {
    const dueAt = birthdaysDueAt(id);
    return tasks.flatMap(({ taskId, kind }) => {
      const due = dueAt[taskId];
      return kind === KIND && due !== undefined ? [onDay(taskId, localDate(due, zone), zone)] : [];
    });
  },
  meets: (event, { key }) => isDone(event, key),
  message: { zh: '未在客户生日当天问候', en: 'The customer was sent no greeting on the birthday' },
  remedy: {
    zh: '生日当天问候客户，并用 CompleteCareTask 登记',
    en: 'Greet the customer on the day itself, and record it with CompleteCareTask',
  },
});
