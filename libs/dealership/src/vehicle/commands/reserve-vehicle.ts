import { type CommandType, fact, type Known, refuse, streamName, vehicleId } from '#kernel';
import { vehicleReserved } from '../events/vehicle-reserved.ts';
import { isHeldBy, type Vehicle, vehicle } from '../vehicle.ts';

/**
 * First step of MatchVehicle. The aggregate's id is that of the VIN. The order that holds the vehicle reserves it anew: each
 * try of a match has a reservation not older than itself, so that a release made for an earlier try cannot take it away.
 */
export interface ReserveVehicle {
  readonly opportunityId: string;
  readonly orderId: string;
  readonly vin: string;
}

export const reserveVehicle: CommandType<ReserveVehicle, Vehicle, { readonly opportunity: Known<unknown> }> = {
  name: 'ReserveVehicle',
  aggregate: vehicle,
  lateness: 'lifecycle',
  // Only its revision counts: it stays with the reservation, as what it is based on.
  facts: ({ opportunityId }) => ({ opportunity: streamName('opportunity', opportunityId) }),
  decide(input, state, { id, imported, occurredAt }) {
    if (vehicleId(input.vin) !== id) return otherVehicle();
    if (!imported && !isHeldBy(state, input)) {
      if (state.heldBy) return heldForAnother(state.heldBy.event);
      if (state.latest && occurredAt < state.latest.at) return tooLate(state.latest.event);
    }
    return [fact(vehicleReserved, { ...input })];
  },
};

function otherVehicle() {
  return refuse(
    'vehicle-of-vin',
    { zh: '车辆编号与车架号不符', en: 'The vehicle id is not that of the VIN' },
    { remedy: { zh: '使用由车架号导出的车辆编号', en: 'Use the id derived from the VIN' } },
  );
}

function heldForAnother(event: string) {
  return refuse(
    'vin-matched-once',
    { zh: '该车已匹配给其他订单', en: 'This vehicle is matched to another order' },
    {
      evidence: [event],
      remedy: { zh: '匹配另一辆车，或先取消原订单', en: 'Match another vehicle, or cancel the other order first' },
    },
  );
}

function tooLate(event: string) {
  return refuse(
    'late-lifecycle',
    { zh: '匹配时间早于该车最近一次占用或释放', en: 'The vehicle was reserved or released after that time' },
    { evidence: [event], remedy: { zh: '以当前时间匹配', en: 'Match it as of now' }, at: '/occurredAt' },
  );
}
