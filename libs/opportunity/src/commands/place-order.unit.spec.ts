import { derivedId } from '#kernel';
import { createdIn, gone, minute, ordered, profiled, type Told, yuan } from '../opportunity.fixture.ts';
import { describeCommand } from './describe-command.fixture.ts';
import { placeOrder } from './place-order.ts';

const input = { model: 'sedan-a', amount: yuan('100.00'), deposit: yuan('5.00'), discount: yuan('1.00') };
const cancelled: readonly Told[] = [...ordered, [minute(9), 'OrderCancelled', { episode: 1, orderId: 'r-1' }]];
const again: readonly Told[] = [...gone, [minute(20), 'OpportunityReopened', { episode: 2, stage: 'PROFILED' }]];
const simple: readonly Told[] = [[minute(0), 'Created', createdIn('simple@1', 'PROSPECTING')]];

describeCommand(placeOrder, [
  {
    name: 'a first order',
    given: profiled,
    input,
    gives: [['OrderPlaced', { ...input, episode: 1, orderId: derivedId('order', 'command-x'), origin: 'opportunity' }]],
  },
  {
    name: 'after a cancelled one',
    given: cancelled,
    input: { ...input, orderId: 'r-2', origin: 'order_mgmt' },
    gives: [['OrderPlaced', { orderId: 'r-2', origin: 'order_mgmt' }]],
  },
  { name: 'in simple', given: simple, input, gives: [['OrderPlaced', { episode: 1 }]] },
  { name: 'in a second episode', given: again, input, gives: [['OrderPlaced', { episode: 2 }]] },
  { name: 'beside an active one', given: ordered, input, refused: 'one-active-order', evidence: [1] },
  { name: 'an id that is taken', given: cancelled, input: { ...input, orderId: 'r-1' }, refused: 'order-new' },
  {
    name: 'of less than nothing',
    given: profiled,
    input: { amount: yuan('-1.00') },
    refused: 'amount-not-negative',
  },
  {
    name: 'in two currencies',
    given: profiled,
    input: { amount: yuan('1.00'), deposit: { amount: '1.00', currency: 'USD' } },
    refused: 'one-currency-an-order',
  },
  {
    name: 'with a discount of more than the amount',
    given: profiled,
    input: { amount: yuan('1.00'), discount: yuan('1.01') },
    refused: 'discount-within-amount',
  },
  { name: 'before the latest turn', given: cancelled, input, at: minute(8), refused: 'late-lifecycle', evidence: [2] },
  {
    name: 'the moment of the latest turn',
    given: cancelled,
    input,
    at: minute(9),
    gives: [['OrderPlaced', { episode: 1 }]],
  },
  {
    name: 'before the file was made',
    given: profiled,
    input,
    at: minute(-1),
    refused: 'late-lifecycle',
    evidence: [0],
  },
  { name: 'for what is lost', given: gone, input, refused: 'opportunity-open', evidence: [1] },
]);
