import { minute, ordered, profiled, signed, sold, type Told, yuan } from '../opportunity.fixture.ts';
import { describeCommand } from './describe-command.fixture.ts';
import { recordPayment } from './record-payment.ts';

const input = { orderId: 'r-1', amount: yuan('50.00') };
const refund = { orderId: 'r-1', amount: yuan('-50.00') };
const cancelled: readonly Told[] = [...ordered, [minute(9), 'OrderCancelled', { episode: 1, orderId: 'r-1' }]];
const lost: readonly Told[] = [...cancelled, [minute(20), 'Lost', { episode: 1 }]];

describeCommand(recordPayment, [
  {
    name: 'for an active order',
    given: ordered,
    input,
    gives: [['PaymentReceived', { ...input, episode: 1, receivedAt: minute(100) }]],
  },
  { name: 'for a signed project', given: signed, input, gives: [['PaymentReceived', { episode: 1 }]] },
  { name: 'after the conversion', given: sold, input, gives: [['PaymentReceived', { episode: 1 }]] },
  { name: 'back, after the cancellation', given: cancelled, input: refund, gives: [['PaymentReceived', refund]] },
  { name: 'back, after the loss', given: lost, input: refund, gives: [['PaymentReceived', refund]] },
  { name: 'after the loss', given: lost, input, refused: 'refunds-only', evidence: [3] },
  { name: 'for a cancelled order', given: cancelled, input, refused: 'order-active', evidence: [1] },
  {
    name: 'late, of before the cancellation and the loss',
    given: lost,
    input,
    at: minute(8),
    gives: [['PaymentReceived', { episode: 1, receivedAt: minute(8) }]],
  },
  { name: 'of before the order', given: ordered, input, at: minute(0), refused: 'order-known' },
  { name: 'of nothing', given: ordered, input: { orderId: 'r-1', amount: yuan('0.00') }, refused: 'payment-not-zero' },
  {
    name: 'in another currency',
    given: ordered,
    input: { orderId: 'r-1', amount: { amount: '5', currency: 'JPY' } },
    refused: 'one-currency-an-order',
  },
  { name: 'for no order', given: profiled, input, refused: 'order-known' },
]);
