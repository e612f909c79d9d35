import { vehicleDelivered } from '#opportunity';
import { dueRule } from '../../define-rule.ts';
import { hoursAfter } from '../../history.ts';
import { LATE_ENTRY } from '../../rule.ts';
import { isDone } from './care-task.ts';

const TASK = 'care-48h';

/** S40 为客户建立后续跟踪计划（48小时…）. Within 172,800 s of the delivery, the last of them included; no plan is needed. */
export const care48h = dueRule({
  name: 'care-48h',
  seed: 'S40, A-12',
  parameters: { ...LATE_ENTRY, hours: 48 },
  on: [vehicleDelivered],
  opens({ occurredAt }, _account, { hours }) {
    return [{ key: TASK, deadline: { at: hoursAfter(occurredAt, hours), inclusive: true } }];
  },
  meets: (event) => isDone(event, TASK),
  message: {
    zh: '交车后 {hours} 小时内未回访',
    en: 'The customer was not called on within {hours} hours of the delivery',
  },
  remedy: {
    zh: '回访客户，用 CompleteCareTask 登记 care-48h',
    en: 'Call the customer, and record care-48h with CompleteCareTask',
  },
});
