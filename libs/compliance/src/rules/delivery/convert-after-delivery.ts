import { converted, vehicleDelivered } from '#opportunity';
import { dueRule } from '../../define-rule.ts';
import { hoursAfter } from '../../history.ts';
import { LATE_ENTRY } from '../../rule.ts';

/** S39 当客户递交新车后，需要及时将该客户转化为购车客户: within 24 hours of the delivery. */
export const convertAfterDelivery = dueRule({
  name: 'convert-after-delivery',
  seed: 'S39',
  parameters: { ...LATE_ENTRY, hours: 24 },
  on: [vehicleDelivered],
  opens({ data: { orderId }, occurredAt }, _account, { hours }) {
    return [{ key: orderId, deadline: { at: hoursAfter(occurredAt, hours), inclusive: true } }];
  },
  meets: ({ type }) => type === converted.type,
  message: {
    zh: '交车后 {hours} 小时内未转为成交客户',
    en: 'The customer was not converted within {hours} hours of the delivery',
  },
  remedy: { zh: '用 Convert 登记成交', en: 'Record the conversion with Convert' },
});
