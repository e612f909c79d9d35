import { type CommandType, type Known, refuse, streamName } from '#kernel';
import { fact } from '../../fact.ts';
import { type ReleaseCause, vehicleReleased } from '../events/vehicle-released.ts';
import { isHeldBy, type Vehicle, vehicle } from '../vehicle.ts';

/** Gives up the place that an order holds. Nothing happens where it holds none: the reactor may ask again and again. */
export interface ReleaseVehicle {
  readonly opportunityId: string;
  readonly orderId: string;
  readonly cause: ReleaseCause;
}

/** What a release must know of the opportunity: the VIN that each order is matched to, as long as it is, or was delivered. */
export interface MatchedOrders {
  readonly orders: ReadonlyMap<string, { readonly vin?: string; readonly deliveredVin?: string }>;
}

export const releaseVehicle: CommandType<ReleaseVehicle, Vehicle, { readonly opportunity: Known<MatchedOrders> }> = {
  name: 'ReleaseVehicle',
  aggregate: vehicle,
  lateness: 'contact',
  facts: ({ opportunityId }) => ({ opportunity: streamName('opportunity', opportunityId) }),
  decide(input, state, { opportunity }) {
    if (!state.heldBy || !isHeldBy(state, input)) return [];
    const { event, vin } = state.heldBy;
    const order = opportunity.state.orders.get(input.orderId);
    if (order?.vin === vin || order?.deliveredVin === vin) return stillMatched(event);
    return [fact(vehicleReleased, { ...input })];
  },
};

/** Delivery keeps the match for ever, and so a delivered vehicle is never free again. */
function stillMatched(event: string) {
  return refuse(
    'match-in-force',
    { zh: '该车仍与此订单匹配或已交车', en: 'The vehicle is still matched to this order, or delivered' },
    { evidence: [event], remedy: { zh: '未交车时可先取消订单', en: 'Before delivery, cancel the order first' } },
  );
}
