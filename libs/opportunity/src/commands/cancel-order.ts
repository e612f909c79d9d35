import { isRefusal, vehicleId, zero } from '#kernel';
import { orderCancelled } from '../events/index.ts';
import { stated } from '../events/opportunity-event.ts';
import { given } from '../given.ts';
import { opportunityCommand } from '../opportunity-command.ts';
import { orderValue } from '../standing.ts';
import { activeOrder } from './order-refusals.ts';

/** The order is void, and its match with it; the vehicle becomes free unless it was delivered. */
export interface CancelOrder {
  readonly orderId: string;
  readonly reason?: string;
}

export const cancelOrder = opportunityCommand<CancelOrder>({
  name: 'CancelOrder',
  lateness: 'lifecycle',
  decide({ orderId, reason }, state, { currency }) {
    const order = activeOrder(state, orderId);
    if (isRefusal(order)) return order;
    const standing = state.standing.orders[orderId];
    const value = (standing && orderValue(standing)) ?? zero(currency);
    const vin = order.deliveredVin === undefined ? order.vin : undefined;
    return [stated(orderCancelled, given({ episode: state.standing.episode, orderId, value, vin, reason }))];
  },
  afterwards({ orderId }, { orders }, id) {
    const { vin, deliveredVin } = orders.get(orderId) ?? {};
    if (vin === undefined || deliveredVin !== undefined) return undefined;
    const input = { opportunityId: id, orderId, cause: 'order_cancelled' };
    return { command: 'ReleaseVehicle', id: vehicleId(vin), input };
  },
});
