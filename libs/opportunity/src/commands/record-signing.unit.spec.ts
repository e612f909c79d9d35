import { minute, ordered, profiled, sold } from '../opportunity.fixture.ts';
import { describeCommand } from './describe-command.fixture.ts';
import { recordPostSigning, recordPreSigning } from './record-signing.ts';

const input = { orderId: 'r-1', checklist: [{ item: 'contract_printed', done: true }], note: '周五签' };

describeCommand(recordPreSigning, [
  { name: 'for an order to be', given: profiled, input, gives: [['PreSignPrepared', { ...input, episode: 1 }]] },
  {
    name: 'without an order',
    given: profiled,
    input: { checklist: [] },
    gives: [['PreSignPrepared', { checklist: [] }]],
  },
  { name: 'dated back', given: profiled, input, at: minute(94), refused: 'planned-when-recorded' },
  { name: 'after the sale', given: sold, input, refused: 'opportunity-open', evidence: [4] },
]);

describeCommand(recordPostSigning, [
  { name: 'of an order', given: ordered, input, gives: [['PostSignReviewed', { ...input, episode: 1 }]] },
  { name: 'dated back', given: ordered, input, at: minute(94), refused: 'planned-when-recorded' },
  { name: 'of no order', given: profiled, input, refused: 'order-known' },
]);
