import { fact, type Instant, vehicleId } from '#kernel';
import { describeCommand } from '#kernel/testing';

import { vehicleReleased } from '../events/vehicle-released.ts';
import { vehicleReserved } from '../events/vehicle-reserved.ts';
import { reserveVehicle } from './reserve-vehicle.ts';

const vin = 'LSVAA49J132047371';
const id = vehicleId(vin);
const input = { opportunityId: 'o-1', orderId: 'r-1', vin };
const reserved = fact(vehicleReserved, input);
const other = { opportunityId: 'o-2', orderId: 'r-1' };
const released = fact(vehicleReleased, { ...other, cause: 'order_cancelled' });

describeCommand(reserveVehicle, { opportunity: { id: 'o-1', revision: 3, state: {} } }, [
  { name: 'a free vehicle', id, input, gives: [reserved] },
  { name: 'one that the order holds already, anew', id, given: [reserved], input, gives: [reserved] },
  {
    name: 'one that another opportunity holds',
    id,
    given: [fact(vehicleReserved, { ...input, ...other })],
    input,
    gives: { refused: 'vin-matched-once', evidence: [0] },
  },
  {
    name: 'one that another order of the opportunity holds',
    id,
    given: [fact(vehicleReserved, { ...input, orderId: 'r-2' })],
    input,
    gives: { refused: 'vin-matched-once', evidence: [0] },
  },
  {
    name: 'one that was released',
    id,
    given: [fact(vehicleReserved, { ...input, ...other }), released],
    input,
    gives: [reserved],
  },
  {
    name: 'one held still, as the release was of another order',
    id,
    given: [fact(vehicleReserved, { ...input, opportunityId: 'o-3' }), released],
    input,
    gives: { refused: 'vin-matched-once', evidence: [0] },
  },
  {
    name: 'one that was released later than that',
    id,
    given: [fact(vehicleReserved, { ...input, ...other }), { ...released, at: '2026-11-20T11:30:00.000Z' as Instant }],
    input,
    at: '2026-11-20T11:29:59.999Z' as Instant,
    gives: { refused: 'late-lifecycle', evidence: [1] },
  },
  { name: 'another vehicle than the VIN names', id: 'id-1', input, gives: { refused: 'vehicle-of-vin', evidence: [] } },
]);
