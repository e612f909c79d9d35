import { describe, expect, it } from '@jest/globals';
import { vehicleId } from '#kernel';
import { folded, matched, minute, ordered, profiled, recorded, signed, type Told } from '../opportunity.fixture.ts';
import { describeCommand } from './describe-command.fixture.ts';
import { matchVehicle } from './match-vehicle.ts';

const input = { orderId: 'r-1', vin: '1M8GDM9AXKP042788' };
const cancelled: readonly Told[] = [...ordered, [minute(9), 'OrderCancelled', { episode: 1, orderId: 'r-1' }]];

describeCommand(matchVehicle, [
  { name: 'an active order', given: ordered, input, gives: [['VehicleMatched', { ...input, episode: 1 }]] },
  { name: 'an order that has its vehicle', given: matched, input, refused: 'order-matched-once' },
  { name: 'a cancelled order', given: cancelled, input, refused: 'order-active', evidence: [1] },
  { name: 'no order', given: profiled, input, refused: 'order-known' },
  { name: 'in a project', given: signed, input, refused: 'command-of-stage-model' },
]);

describe('before a match', () => {
  it('the vehicle is reserved, and released where the match is not made', () => {
    const holder = { opportunityId: 'op-1', orderId: 'r-1' };
    expect(matchVehicle.reserve?.(input, folded(recorded(ordered)), 'op-1')).toEqual({
      command: 'ReserveVehicle',
      id: vehicleId(input.vin),
      input: { ...holder, vin: input.vin },
      release: {
        command: 'ReleaseVehicle',
        id: vehicleId(input.vin),
        input: { ...holder, cause: 'match_not_made' },
      },
    });
  });
});
