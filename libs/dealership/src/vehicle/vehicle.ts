import type { Aggregate, Instant } from '#kernel';
import { dataOf } from '../fact.ts';
import { vehicleReleased } from './events/vehicle-released.ts';
import { vehicleReserved } from './events/vehicle-reserved.ts';

/** The order a vehicle is kept for. */
export interface Holder {
  readonly opportunityId: string;
  readonly orderId: string;
}

export interface Vehicle {
  readonly heldBy?: Holder & { readonly vin: string; readonly event: string };
  /** The event that happened last: no reservation may come before it. */
  readonly latest?: { readonly event: string; readonly at: Instant };
}

export const vehicle: Aggregate<Vehicle> = {
  category: 'vehicle',
  foldVersion: 1,
  initial: {},
  evolve(state, event) {
    const latest = state.latest && state.latest.at > event.occurredAt ? state.latest : at(event.id, event.occurredAt);
    const reserved = dataOf(vehicleReserved, event);
    if (reserved) {
      const { opportunityId, orderId, vin } = reserved;
      return { heldBy: { opportunityId, orderId, vin, event: event.id }, latest };
    }
    const released = dataOf(vehicleReleased, event);
    if (!released) return state;
    return state.heldBy && !isHeldBy(state, released) ? { ...state, latest } : { latest };
  },
};

export function isHeldBy({ heldBy }: Vehicle, { opportunityId, orderId }: Holder): boolean {
  return heldBy?.opportunityId === opportunityId && heldBy.orderId === orderId;
}

function at(event: string, occurredAt: Instant) {
  return { event, at: occurredAt };
}
