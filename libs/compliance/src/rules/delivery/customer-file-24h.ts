import { customerFileArchived, vehicleDelivered } from '#opportunity';
import { dueRule } from '../../define-rule.ts';
import { hoursAfter } from '../../history.ts';
import { LATE_ENTRY } from '../../rule.ts';

/** S43 客户档案必须在24小时内完成录入及上传工作. Within 86,400 s of the delivery, the last of them included. */
export const customerFile24h = dueRule({
  name: 'customer-file-24h',
  seed: 'S43, A-17',
  parameters: { ...LATE_ENTRY, hours: 24 },
  on: [vehicleDelivered],
  opens({ data: { orderId }, occurredAt }, _account, { hours }) {
    return [{ key: orderId, deadline: { at: hoursAfter(occurredAt, hours), inclusive: true } }];
  },
  meets: ({ type }) => type === customerFileArchived.type,
  message: {
    zh: '交车后 {hours} 小时内未完成客户档案上传',
    en: 'The customer file was not archived within {hours} hours of the delivery',
  },
  remedy: { zh: '用 ArchiveCustomerFile 上传客户档案', en: 'Archive the file with ArchiveCustomerFile' },
});
