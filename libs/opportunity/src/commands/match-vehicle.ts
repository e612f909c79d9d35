import { isRefusal, refuse, vehicleId } from '#kernel';
import { vehicleMatched } from '../events/index.ts';
import { stated } from '../events/opportunity-event.ts';
import { opportunityCommand } from '../opportunity-command.ts';
import { activeOrder } from './order-refusals.ts';

/** A planner gives the order its vehicle. The vehicle is reserved first, so that no other order gets it. */
export interface MatchVehicle {
  readonly orderId: string;
  readonly vin: string;
}

export const matchVehicle = opportunityCommand<MatchVehicle>({
  name: 'MatchVehicle',
  lateness: 'lifecycle',
  reserve({ orderId, vin }, _state, opportunityId) {
    const id = vehicleId(vin);
    const holder = { opportunityId, orderId };
    return {
      command: 'ReserveVehicle',
      id,
      input: { ...holder, vin },
      release: { command: 'ReleaseVehicle', id, input: { ...holder, cause: 'match_not_made' } },
    };
  },
  decide({ orderId, vin }, state) {
    const order = activeOrder(state, orderId);
    if (isRefusal(order)) return order;
    if (order.vin !== undefined) return matchedBefore();
    return [stated(vehicleMatched, { episode: state.standing.episode, orderId, vin })];
  },
});

function matchedBefore() {
  return refuse(
    'order-matched-once',
    { zh: '该订单已匹配车辆', en: 'The order has its vehicle already' },
    { remedy: { zh: '需换车时取消订单后重新下单', en: 'For another vehicle, cancel the order and place a new one' } },
  );
}
