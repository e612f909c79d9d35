import { activeOrders, converted, type OpportunityState, vehicleDelivered } from '#opportunity';
import { hardRule } from '../../define-rule.ts';
import type { Parameters } from '../../parameters.ts';
import { placing } from './active-order.ts';

interface OfVehicle {
  readonly orderId?: string;
  readonly vin?: string;
}

/** S36, S41 底盘号. The VIN delivered is the one matched; the VIN converted is the one delivered. */
export const vinConsistent = hardRule<Parameters, OfVehicle>({
  name: 'vin-consistent',
  seed: 'S36, S41',
  parameters: {},
  on: [vehicleDelivered, converted],
  judge({ type, data, state }) {
    const order = orderOf(state, data);
    const before = type === vehicleDelivered.type ? order?.vin : order?.deliveredVin;
    if (!order || before === undefined || data.vin === undefined) return undefined;
    return { kept: data.vin === before, values: { vin: data.vin, before }, evidence: placing(order) };
  },
  message: {
    zh: '车架号 {vin} 与此前匹配或交付的 {before} 不一致',
    en: 'The VIN {vin} is not the one matched or delivered before, {before}',
  },
  remedy: {
    zh: '核对 DeliverVehicle 或 Convert 的 vin；需换车时取消订单后重新下单',
    en: 'Check the vin of DeliverVehicle or Convert; for another vehicle, cancel the order and place a new one',
  },
});

function orderOf({ orders, standing }: OpportunityState, { orderId }: OfVehicle) {
  const id = orderId ?? activeOrders(standing)[0]?.[0];
  return id === undefined ? undefined : orders.get(id);
}
