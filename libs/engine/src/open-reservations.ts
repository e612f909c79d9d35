import { FREE_WITHIN_MS, reservationEventTypes, waitingVehicles } from '#command';
import { type Instant, later, type RecordedEvent } from '#kernel';

/** What it takes to follow a reservation. */
export type ReservationEvent = Pick<RecordedEvent, 'id' | 'type' | 'stream' | 'position' | 'recordedAt' | 'data'>;

const TYPES: ReadonlySet<string> = new Set(reservationEventTypes);

/** Whether an event begins, completes or ends the reservation of a vehicle. */
export function isOfReservation({ type }: Pick<RecordedEvent, 'type'>): boolean {
  return TYPES.has(type);
}

/**
 * Events that left a vehicle kept for an order and that nothing completed or released, although the time in which that happens by
 * itself was over: a reservation without its match, a cancellation that freed nothing.
 * @param events those of reservations in the streams of vehicles and opportunities, in whatever order
 * @param asOf the instant up to which they are known
 */
export function openReservations(events: readonly ReservationEvent[], asOf: Instant): readonly ReservationEvent[] {
  const byId = new Map(events.map((event) => [event.id, event]));
  const vehicles = waitingVehicles();
  for (const event of events.toSorted((a, b) => a.position - b.position)) vehicles.take(event);
  return vehicles.until(later(asOf, -FREE_WITHIN_MS)).flatMap(({ event }) => byId.get(event) ?? []);
}
