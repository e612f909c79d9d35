import type { Holder, ReleaseCause, VehicleReleased, VehicleReserved } from '#dealership';
import { aggregateIdOf, type Instant, type RecordedEvent, vehicleId } from '#kernel';
import type { OrderCancelled, VehicleDelivered, VehicleMatched } from '#opportunity';

/** A vehicle that is held without a match in force. */
export interface Waiting extends Holder {
  readonly vehicleId: string;
  readonly since: Instant;
  /** The event that left it so: the reservation, or the cancellation of its order. */
  readonly event: string;
  readonly cause: ReleaseCause;
}

type Told = Pick<RecordedEvent, 'type' | 'data' | 'stream' | 'recordedAt' | 'id'>;

/** All that tells whether a vehicle is held, and whether for a match. */
export const reservationEventTypes = [
  'VehicleReserved',
  'VehicleReleased',
  'VehicleMatched',
  'VehicleDelivered',
  'OrderCancelled',
] as const;

/**
 * Vehicles held as the log says, from its start on. A hint: it follows the log in its order, while ReleaseVehicle decides on
 * the streams. Events told twice, in order, leave it the same. Delivered vehicles are never free again and are forgotten.
 */
export function waitingVehicles() {
  const held = new Map<string, Holder & { readonly waiting?: Waiting }>();

  function isHeldFor(id: string, { opportunityId, orderId }: Holder): boolean {
    const hold = held.get(id);
    return hold?.opportunityId === opportunityId && hold.orderId === orderId;
  }

  /** What is held for another order stays as it is. */
  function change(id: string, { opportunityId, orderId }: Holder, waiting?: Waiting): void {
    if (!isHeldFor(id, { opportunityId, orderId })) return;
    held.set(id, { opportunityId, orderId, ...(waiting && { waiting }) });
  }

  function take({ type, data, stream, recordedAt: since, id: event }: Told): void {
    const id = aggregateIdOf(stream);
    switch (type) {
      case 'VehicleReserved': {
        const { opportunityId, orderId } = data as unknown as VehicleReserved;
        const waiting: Waiting = { vehicleId: id, opportunityId, orderId, since, event, cause: 'match_not_made' };
        held.set(id, { opportunityId, orderId, waiting });
        return;
      }
      case 'VehicleReleased':
        if (isHeldFor(id, data as unknown as VehicleReleased)) held.delete(id);
        return;
      case 'VehicleMatched': {
        const { orderId, vin } = data as unknown as VehicleMatched;
        change(vehicleId(vin), { opportunityId: id, orderId });
        return;
      }
      case 'VehicleDelivered':
        held.delete(vehicleId((data as unknown as VehicleDelivered).vin));
        return;
      case 'OrderCancelled': {
        const { orderId, vin } = data as unknown as OrderCancelled;
        if (vin === undefined) return;
        const order = { opportunityId: id, orderId };
        change(vehicleId(vin), order, {
          vehicleId: vehicleId(vin),
          ...order,
          since,
          event,
          cause: 'order_cancelled',
        });
      }
    }
  }

  return {
    take,
    /** Those that have waited since that instant or longer. */
    until: (instant: Instant): readonly Waiting[] =>
      [...held.values()].flatMap(({ waiting }) => (waiting && waiting.since <= instant ? [waiting] : [])),
    /** It waits no longer for what it waited for: another event brings it back. */
    settle(settled: Waiting): void {
      if (held.get(settled.vehicleId)?.waiting?.event === settled.event) change(settled.vehicleId, settled);
    },
  };
}
