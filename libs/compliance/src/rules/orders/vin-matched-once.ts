import type { Holder } from '#dealership';
import { type Known, streamName, vehicleId } from '#kernel';
import { type OpportunityState, type VehicleMatched, vehicleMatched } from '#opportunity';
import { hardRule } from '../../define-rule.ts';
import type { Parameters } from '../../parameters.ts';

interface Facts {
  /** Of the VIN: the order that holds it, if any. */
  readonly vehicle: Known<{ readonly heldBy?: Holder & { readonly event: string } }>;
}

/**
 * S36 匹配: a VIN is in at most one active match. A command reserves the vehicle on its own stream, which no view can be behind;
 * the rule speaks where a sale is taken over, and what is known of the vehicle is given.
 */
export const vinMatchedOnce = hardRule<Parameters, VehicleMatched, OpportunityState, Facts>({
  name: 'vin-matched-once',
  seed: 'S36',
  parameters: {},
  on: [vehicleMatched],
  facts: ({ data, imported }) => (imported ? { vehicle: streamName('vehicle', vehicleId(data.vin)) } : {}),
  judge({ data: { orderId }, id, facts: { vehicle } }) {
    if (!vehicle) return undefined;
    const { heldBy } = vehicle.state;
    if (!heldBy || (heldBy.opportunityId === id && heldBy.orderId === orderId)) return { kept: true };
    return { kept: false, evidence: [heldBy.event] };
  },
  message: { zh: '该车已匹配给其他订单', en: 'This vehicle is matched to another order' },
  remedy: {
    zh: '用 MatchVehicle 匹配另一辆车，或先用 CancelOrder 取消原订单',
    en: 'Match another vehicle with MatchVehicle, or cancel the other order first, with CancelOrder',
  },
});
