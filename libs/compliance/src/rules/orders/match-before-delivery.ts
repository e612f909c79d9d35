import { type VehicleDelivered, vehicleDelivered } from '#opportunity';
import { hardRule } from '../../define-rule.ts';
import type { Parameters } from '../../parameters.ts';
import { activeOrder, placing } from './active-order.ts';

/** S36 由计划员进行匹配后，方可进行递交新车. The order has its vehicle when that is delivered; without an order, another rule is broken. */
export const matchBeforeDelivery = hardRule<Parameters, VehicleDelivered>({
  name: 'match-before-delivery',
  seed: 'S36',
  parameters: {},
  on: [vehicleDelivered],
  judge({ data, state }) {
    const order = activeOrder(state, data.orderId);
    return order && { kept: order.vin !== undefined, evidence: placing(order) };
  },
  message: { zh: '该订单尚未匹配车辆', en: 'The order has no vehicle matched to it' },
  remedy: { zh: '由计划员先用 MatchVehicle 匹配', en: 'Have a planner match one first, with MatchVehicle' },
});
