import { type VehicleDelivered, vehicleDelivered } from '#opportunity';
import { hardRule } from '../../define-rule.ts';
import type { Parameters } from '../../parameters.ts';
import { activeOrder } from './active-order.ts';

/** S35 每位成交客户在递交新车前必须创建订单. An order of the present episode that is not cancelled exists when its vehicle is delivered. */
export const orderBeforeDelivery = hardRule<Parameters, VehicleDelivered>({
  name: 'order-before-delivery',
  seed: 'S35',
  parameters: {},
  on: [vehicleDelivered],
  judge: ({ data, state }) => ({ kept: activeOrder(state, data.orderId) !== undefined }),
  message: {
    zh: '交车前须先有有效订单',
    en: 'A vehicle is delivered for an order in force, and there is no such order',
  },
  remedy: { zh: '先用 PlaceOrder 创建订单', en: 'Place the order first, with PlaceOrder' },
});
