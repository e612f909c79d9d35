import { minute, ordered, profiled, type Told, yuan } from '../opportunity.fixture.ts';
import { describeCommand } from './describe-command.fixture.ts';
import { grantDiscount } from './grant-discount.ts';

const granted: readonly Told[] = [
  ...ordered,
  [minute(2), 'DiscountGranted', { episode: 1, orderId: 'r-1', amount: yuan('60.00') }],
];

describeCommand(grantDiscount, [
  {
    name: 'on an active order',
    given: ordered,
    input: { orderId: 'r-1', amount: yuan('2.00'), approvalId: 'p-1' },
    gives: [['DiscountGranted', { episode: 1, orderId: 'r-1', amount: yuan('2.00'), approvalId: 'p-1' }]],
  },
  {
    name: 'the whole rest',
    given: granted,
    input: { orderId: 'r-1', amount: yuan('40.00') },
    gives: [['DiscountGranted', { amount: yuan('40.00') }]],
  },
  {
    name: 'more than the rest',
    given: granted,
    input: { orderId: 'r-1', amount: yuan('40.01') },
    refused: 'discount-within-amount',
  },
  { name: 'of nothing', given: ordered, input: { orderId: 'r-1', amount: yuan('0.00') }, refused: 'discount-positive' },
  {
    name: 'in another currency',
    given: ordered,
    input: { orderId: 'r-1', amount: { amount: '1.00', currency: 'USD' } },
    refused: 'one-currency-an-order',
  },
  { name: 'on no order', given: profiled, input: { orderId: 'r-1', amount: yuan('1.00') }, refused: 'order-known' },
]);
