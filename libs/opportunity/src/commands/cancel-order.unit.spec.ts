import { describe, expect, it } from '@jest/globals';
import { vehicleId } from '#kernel';
import {
  delivered,
  folded,
  matched,
  minute,
  ordered,
  profiled,
  recorded,
  signed,
  type Told,
  yuan,
} from '../opportunity.fixture.ts';
import { cancelOrder } from './cancel-order.ts';
import { describeCommand } from './describe-command.fixture.ts';

const vin = 'LSVAA49J132047371';
const input = { orderId: 'r-1', reason: '贷款未批' };
const cancelled: readonly Told[] = [...ordered, [minute(9), 'OrderCancelled', { episode: 1, orderId: 'r-1' }]];
const reduced: readonly Told[] = [
  ...ordered,
  [minute(2), 'DiscountGranted', { episode: 1, orderId: 'r-1', amount: yuan('3.00') }],
];

describeCommand(cancelOrder, [
  {
    name: 'an order without a vehicle',
    given: ordered,
    input,
    gives: [['OrderCancelled', { ...input, episode: 1, value: yuan('100.00') }]],
  },
  { name: 'one with a discount', given: reduced, input, gives: [['OrderCancelled', { value: yuan('97.00') }]] },
  { name: 'one with a vehicle, which becomes free', given: matched, input, gives: [['OrderCancelled', { vin }]] },
  { name: 'a signed project', given: signed, input, gives: [['OrderCancelled', { value: yuan('100.00') }]] },
  { name: 'twice', given: cancelled, input, refused: 'order-active', evidence: [1] },
  { name: 'no order', given: profiled, input, refused: 'order-known' },
  { name: 'before the match', given: matched, input, at: minute(1), refused: 'late-lifecycle', evidence: [2] },
]);

describe('what follows a cancellation', () => {
  const following = (told: readonly Told[]) => cancelOrder.afterwards?.(input, folded(recorded(told)), 'op-1');

  it('is the release of the vehicle matched', () => {
    expect(following(matched)).toEqual({
      command: 'ReleaseVehicle',
      id: vehicleId(vin),
      input: { opportunityId: 'op-1', orderId: 'r-1', cause: 'order_cancelled' },
    });
  });

  it('is nothing where none is matched, or it was delivered', () => {
    expect(following(ordered)).toBeUndefined();
    expect(following(delivered)).toBeUndefined();
  });
});
