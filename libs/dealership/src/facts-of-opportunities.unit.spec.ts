import { describe, expect, it } from '@jest/globals';
import { fact, isRefusal, type Kilometres, vehicleId } from '#kernel';
import { aContext, folded, recorded } from '#kernel/testing';
import { opportunity, testDriveBooked, vehicleMatched } from '#opportunity';
import { checkOutDemoCar } from './demo-car/commands/check-out-demo-car.ts';
import { demoCar } from './demo-car/demo-car.ts';
import { releaseVehicle } from './vehicle/commands/release-vehicle.ts';
import { vehicleReserved } from './vehicle/events/vehicle-reserved.ts';
import { vehicle } from './vehicle/vehicle.ts';

const vin = 'LSVAA49J132047371';
const sale = folded(opportunity, [
  recorded(fact(testDriveBooked, { episode: 1, bookingId: 'b-1', vehicleId: 'car-1' }), 0),
  recorded(fact(vehicleMatched, { episode: 1, orderId: 'r-1', vin }), 1),
]);
const known = { opportunity: { id: 'o-1', revision: 1, state: sale } };

describe('the state of an opportunity, as a fact', () => {
  it.each([
    ['b-1', true],
    ['b-2', false],
    ['constructor', false],
  ])('says whether booking %s is there', (bookingId, accepted) => {
    const input = { bookingId, opportunityId: 'o-1', odometerKm: 12 as Kilometres };
    const context = { ...aContext(demoCar.initial, { id: 'car-1' }), ...known };
    expect(!isRefusal(checkOutDemoCar.decide(input, demoCar.initial, context))).toBe(accepted);
  });

  it('keeps a matched vehicle from being released', () => {
    const order = { opportunityId: 'o-1', orderId: 'r-1' };
    const state = folded(vehicle, [recorded(fact(vehicleReserved, { ...order, vin }), 0)]);
    const context = { ...aContext(state, { id: vehicleId(vin) }), ...known };
    const decision = releaseVehicle.decide({ ...order, cause: 'match_not_made' }, state, context);
    expect(decision).toMatchObject({ refused: true, rule: 'match-in-force' });
  });
});
