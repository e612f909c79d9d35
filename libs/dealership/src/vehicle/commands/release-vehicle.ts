import { type CommandType, fact, type Known, later, refuse, streamName } from '#kernel';
import { type ReleaseCause, vehicleReleased } from '../events/vehicle-released.ts';
import { type Holder, isHeldBy, type Vehicle, vehicle } from '../vehicle.ts';

/** How long a reserved vehicle waits for its match where nothing shows that the match cannot come, in ms. */
export const MATCH_WITHIN_MS = 30_000;

/** Gives up the place that an order holds. Nothing happens where it holds none: the reactor may ask again and again. */
export interface ReleaseVehicle extends Holder {
  readonly cause: ReleaseCause;
}

/** What a release must know of an order: the VIN that it is matched to, as long as it is, or that was delivered. */
export interface MatchedOrder {
  readonly vin?: string;
  readonly deliveredVin?: string;
  readonly cancelled?: true;
}

export interface MatchedOrders {
  readonly orders: ReadonlyMap<string, MatchedOrder>;
}

export const releaseVehicle: CommandType<ReleaseVehicle, Vehicle, { readonly opportunity: Known<MatchedOrders> }> = {
  name: 'ReleaseVehicle',
  aggregate: vehicle,
  lateness: 'contact',
  facts: ({ opportunityId }) => ({ opportunity: streamName('opportunity', opportunityId) }),
  decide(input, state, { opportunity, now }) {
    if (!state.heldBy || !isHeldBy(state, input)) return [];
    const { event, vin, since, basis } = state.heldBy;
    const order = opportunity.state.orders.get(input.orderId);
    if (order?.vin === vin || order?.deliveredVin === vin) return stillMatched(event);
    // A match is appended at the revision it was decided on, so an opportunity that has moved on gets none from this
    // reservation. Where it has not, the match may be on its way between this read and the append.
    const outOfReach = order?.cancelled === true || opportunity.revision > basis;
    if (!outOfReach && now < later(since, MATCH_WITHIN_MS)) return matchUnderWay(event);
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

function matchUnderWay(event: string) {
  return refuse(
    'match-under-way',
    { zh: '该车正在为此订单匹配', en: 'The vehicle is being matched to this order' },
    {
      evidence: [event],
      remedy: {
        zh: `匹配未在 ${MATCH_WITHIN_MS / 1000} 秒内完成时会自动释放`,
        en: `It becomes free by itself if the match has not come within ${MATCH_WITHIN_MS / 1000} seconds`,
      },
    },
  );
}
