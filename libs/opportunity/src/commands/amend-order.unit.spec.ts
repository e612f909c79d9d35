import { minute, ordered, profiled, sold, type Told, yuan } from '../opportunity.fixture.ts';
import { amendOrder } from './amend-order.ts';
import { describeCommand } from './describe-command.fixture.ts';

const amended: readonly Told[] = [
  ...ordered,
  [
    minute(2),
    'OrderAmended',
    { episode: 1, orderId: 'r-1', change: { amount: yuan('90.00'), model: 'a' }, previous: {} },
  ],
];
const cancelled: readonly Told[] = [...ordered, [minute(9), 'OrderCancelled', { episode: 1, orderId: 'r-1' }]];
const granted: readonly Told[] = [
  ...ordered,
  [minute(2), 'DiscountGranted', { episode: 1, orderId: 'r-1', amount: yuan('30.00') }],
];

describeCommand(amendOrder, [
  {
    name: 'another amount',
    given: ordered,
    input: { orderId: 'r-1', change: { amount: yuan('110.00') }, reason: '加装' },
    gives: [
      [
        'OrderAmended',
        {
          episode: 1,
          orderId: 'r-1',
          change: { amount: yuan('110.00') },
          previous: { amount: yuan('100.00') },
          reason: '加装',
        },
      ],
    ],
  },
  {
    name: 'only what differs from the amendment before',
    given: amended,
    input: { orderId: 'r-1', change: { amount: yuan('90.00'), model: 'b', deposit: yuan('5.00') } },
    gives: [['OrderAmended', { change: { model: 'b', deposit: yuan('5.00') }, previous: { model: 'a' } }]],
  },
  {
    name: 'nothing',
    given: amended,
    input: { orderId: 'r-1', change: { amount: yuan('90.00') } },
    refused: 'amendment-changes',
  },
  {
    name: 'an amount below the discounts',
    given: granted,
    input: { orderId: 'r-1', change: { amount: yuan('29.99') } },
    refused: 'discount-within-amount',
  },
  {
    name: 'an amount equal to the discounts',
    given: granted,
    input: { orderId: 'r-1', change: { amount: yuan('30.00') } },
    gives: [['OrderAmended', { change: { amount: yuan('30.00') } }]],
  },
  {
    name: 'another currency',
    given: ordered,
    input: { orderId: 'r-1', change: { amount: { amount: '1.00', currency: 'USD' } } },
    refused: 'one-currency-an-order',
  },
  {
    name: 'a cancelled order',
    given: cancelled,
    input: { orderId: 'r-1', change: { model: 'b' } },
    refused: 'order-active',
    evidence: [1],
  },
  { name: 'no order', given: profiled, input: { orderId: 'r-1', change: { model: 'b' } }, refused: 'order-known' },
  {
    name: 'what is sold',
    given: sold,
    input: { orderId: 'r-1', change: { model: 'b' } },
    refused: 'opportunity-open',
    evidence: [4],
  },
]);
