import { clear, defineEvent } from '#kernel';

/** The vehicle is kept for one order: nobody else may match it. */
export interface VehicleReserved {
  readonly opportunityId: string;
  readonly orderId: string;
  readonly vin: string;
}

export const vehicleReserved = defineEvent<VehicleReserved>(
  'VehicleReserved',
  'vehicle',
  { opportunityId: clear, orderId: clear, vin: clear },
  [{ opportunityId: 'opportunity-1', orderId: 'order-1', vin: 'LSVAA49J132047371' }],
);
