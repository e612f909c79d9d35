import { gone, minute, profiled, signed, sold } from '../opportunity.fixture.ts';
import { describeCommand } from './describe-command.fixture.ts';
import { reopenOpportunity } from './reopen-opportunity.ts';

const input = { reason: '客户再次到店' };
const begun = [
  ['OpportunityReopened', { ...input, episode: 2, stage: 'PROFILED' }],
  ['CustomerReactivated', { episode: 2, customerId: 'c-1' }],
] as const;

describeCommand(reopenOpportunity, [
  { name: 'what is lost', given: gone, input, gives: begun },
  { name: 'what is sold', given: sold, input, gives: begun },
  { name: 'what is open', given: profiled, input, refused: 'opportunity-closed' },
  { name: 'a project that is won and goes on', given: signed, input, refused: 'opportunity-closed' },
  { name: 'before it was lost', given: gone, input, at: minute(0), refused: 'late-lifecycle', evidence: [1] },
]);
