import { gone, minute, ordered, profiled } from '../opportunity.fixture.ts';
import { describeCommand } from './describe-command.fixture.ts';
import { grantWaiver } from './grant-waiver.ts';

const actor = { id: 'm-1', role: 'sales_manager' };
const input = { rule: 'delivered-needs-test-drive', reason: '集团采购', expiresAt: minute(900) };

describeCommand(grantWaiver, [
  { name: 'for the opportunity', given: profiled, input, actor, gives: [['WaiverGranted', { ...input, episode: 1 }]] },
  {
    name: 'for an order',
    given: ordered,
    input: { ...input, orderId: 'r-1' },
    actor,
    gives: [['WaiverGranted', { orderId: 'r-1' }]],
  },
  { name: 'by the owner', given: profiled, input, refused: 'waiver-not-by-beneficiary' },
  { name: 'for no order', given: profiled, input: { ...input, orderId: 'r-1' }, actor, refused: 'order-known' },
  {
    name: 'that is over',
    given: profiled,
    input: { ...input, expiresAt: minute(100) },
    actor,
    refused: 'waiver-lasts',
  },
  { name: 'backwards', given: profiled, input, at: minute(50), actor, refused: 'planned-when-recorded' },
  { name: 'for what is lost', given: gone, input, actor, refused: 'opportunity-open', evidence: [1] },
]);
