import { clear, type Instant } from '#kernel';
import { type OfEpisode, opportunityEvent } from './opportunity-event.ts';

/** A planner gave the order its vehicle, which is reserved on its own stream. */
export interface VehicleMatched extends OfEpisode {
  readonly orderId: string;
  readonly vin: string;
}

export const vehicleMatched = opportunityEvent<VehicleMatched>(
  'VehicleMatched',
  { episode: clear, orderId: clear, vin: clear },
  [{ episode: 1, orderId: 'r-1', vin: 'LSVAA49J132047371' }],
);

export interface VehicleDelivered extends OfEpisode {
  readonly orderId: string;
  readonly vin: string;
  /** The event's own happening. */
  readonly deliveredAt: Instant;
}

export const vehicleDelivered = opportunityEvent<VehicleDelivered>(
  'VehicleDelivered',
  { episode: clear, orderId: clear, vin: clear, deliveredAt: clear },
  [{ episode: 1, orderId: 'r-1', vin: 'LSVAA49J132047371', deliveredAt: '2026-12-05T06:00:00.000Z' as Instant }],
);
