import { type Aggregate, dataOf, type Instant, type StreamEvent, streamName } from '#kernel';
import { vehicleReleased } from './events/vehicle-released.ts';
import { vehicleReserved } from './events/vehicle-reserved.ts';

/** The order a vehicle is kept for. */
export interface Holder {
  readonly opportunityId: string;
  readonly orderId: string;
}

/** The reservation in force. */
export interface Hold extends Holder {
  readonly vin: string;
  readonly event: string;
  /** When it was recorded. */
  readonly since: Instant;
  /** Revision of the opportunity that it was made on: no match rests on an earlier reservation and a later revision. */
  readonly basis: number;
}

export interface Vehicle {
  readonly heldBy?: Hold;
  /** The event that happened last: no reservation may come before it. */
  readonly latest?: { readonly event: string; readonly at: Instant };
}

export const vehicle: Aggregate<Vehicle> = {
  category: 'vehicle',
  initial: {},
  evolve(state, event) {
    const latest = state.latest && state.latest.at > event.occurredAt ? state.latest : at(event.id, event.occurredAt);
    const reserved = dataOf(vehicleReserved, event);
    if (reserved) {
      const { opportunityId, orderId, vin } = reserved;
      const made = { event: event.id, since: event.recordedAt, basis: basisOf(event, opportunityId) };
      return { heldBy: { opportunityId, orderId, vin, ...made }, latest };
    }
    const released = dataOf(vehicleReleased, event);
    if (!released) return state;
    return state.heldBy && !isHeldBy(state, released) ? { ...state, latest } : { latest };
  },
};

export function isHeldBy({ heldBy }: Vehicle, { opportunityId, orderId }: Holder): boolean {
  return heldBy?.opportunityId === opportunityId && heldBy.orderId === orderId;
}

function basisOf({ meta }: StreamEvent, opportunityId: string): number {
  const stream = streamName('opportunity', opportunityId);
  return meta.basedOn?.find((one) => one.stream === stream)?.revision ?? -1;
}

function at(event: string, occurredAt: Instant) {
  return { event, at: occurredAt };
}
