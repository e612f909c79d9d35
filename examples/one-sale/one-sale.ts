import { dealtrailClient } from '#client';

const VIN = 'LSVAA49J132047371';

/** What a sale came to, for the one who looks at it afterwards. */
export interface Sale {
  readonly id: string;
  readonly stages: readonly string[];
  readonly events: readonly string[];
  readonly won: number;
}

/**
 * One sale from the first visit to the customer's car, through the client: the consultant works it, the planner finds the
 * vehicle, the manager looks at the outlet's funnel. Nothing waits between a command and the next one that needs it.
 * @param url of a service without authentication, where anybody on its machine may act as anybody
 */
export async function oneSale(url: string): Promise<Sale> {
  const consultant = dealtrailClient({ url, actor: 's-1:sales_consultant' });
  const planner = dealtrailClient({ url, actor: 'pl-1:planner' });
  const manager = dealtrailClient({ url, actor: 'm-1:sales_manager' });

  const { id } = await consultant.send('/v1/opportunities', {
    body: {
      data: {
        outlet: 'north',
        intakeChannel: 'showroom',
        customer: { surname: '王', phone: '13812345678' },
        value: { amount: '180000.00', currency: 'CNY' },
      },
    },
  });
  const params = { path: { id } };

  await consultant.send('/v1/opportunities/{id}/complete-follow-up', {
    params,
    body: { data: { type: 'phone', outcome: 'reached' } },
  });

  const drive = { bookingId: 'drive-1', opportunityId: id };
  const car = { path: { id: 'demo-car-1' } };
  await consultant.send('/v1/opportunities/{id}/book-test-drive', {
    params,
    body: { data: { bookingId: drive.bookingId, vehicleId: car.path.id, slot: new Date().toISOString() } },
  });
  await consultant.send('/v1/demo-cars/{id}/check-out-demo-car', {
    params: car,
    body: { data: { ...drive, odometerKm: 1200 } },
  });
  await consultant.send('/v1/demo-cars/{id}/return-demo-car', {
    params: car,
    body: { data: { ...drive, odometerKm: 1208.5 } },
  });
  await consultant.send('/v1/opportunities/{id}/complete-test-drive', {
    params,
    body: { data: { bookingId: drive.bookingId, mileageKm: 8.5 } },
  });

  const orderId = 'order-1';
  await consultant.send('/v1/opportunities/{id}/place-order', {
    params,
    body: {
      data: { orderId, origin: 'opportunity', model: 'sedan-a', amount: { amount: '182800.00', currency: 'CNY' } },
    },
  });
  await planner.send('/v1/opportunities/{id}/match-vehicle', { params, body: { data: { orderId, vin: VIN } } });
  await consultant.send('/v1/opportunities/{id}/deliver-vehicle', { params, body: { data: { orderId, vin: VIN } } });
  await consultant.send('/v1/opportunities/{id}/convert', {
    params,
    body: { data: { customerType: 'person', vin: VIN } },
  });

  const { trajectory, timeline } = await consultant.ask('/v1/opportunities/{id}', { params });
  const { won } = await manager.ask('/v1/funnel/snapshot', { params: { query: { where: ['outlet=north'] } } });
  return {
    id,
    stages: trajectory.map(({ stage, status }) => `${stage} ${status}`),
    events: timeline.map(({ type }) => type),
    won: won.count,
  };
}
