import { clear, defineEvent } from '#kernel';

/** The vehicle is free again: the match it was kept for was cancelled or never came about. */
export interface VehicleReleased {
  readonly opportunityId: string;
  readonly orderId: string;
  readonly cause: ReleaseCause;
}

/** The order was cancelled; or the match that had reserved the vehicle was refused or lost. */
export type ReleaseCause = 'order_cancelled' | 'match_not_made';

export const vehicleReleased = defineEvent<VehicleReleased>(
  'VehicleReleased',
  'vehicle',
  { opportunityId: clear, orderId: clear, cause: clear },
  [
    { opportunityId: 'opportunity-1', orderId: 'order-1', cause: 'order_cancelled' },
    { opportunityId: 'opportunity-1', orderId: 'order-2', cause: 'match_not_made' },
  ],
);
