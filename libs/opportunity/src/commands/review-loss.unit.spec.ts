import { gone, idOf, minute, profiled, sold, type Told } from '../opportunity.fixture.ts';
import { describeCommand } from './describe-command.fixture.ts';
import { reviewLoss } from './review-loss.ts';

const manager = { id: 'm-1', role: 'sales_manager' };
const input = { verdict: 'objective' as const, note: '已购竞品' };
const reassigned: readonly Told[] = [
  ...gone,
  [minute(9), 'Reassigned', { episode: 1, from: {}, to: { consultant: 'm-1' } }],
];
const reopened: readonly Told[] = [...gone, [minute(9), 'OpportunityReopened', { episode: 2, stage: 'PROFILED' }]];

describeCommand(reviewLoss, [
  {
    name: 'by another manager',
    given: gone,
    input,
    actor: manager,
    gives: [['LossReviewed', { ...input, episode: 1, lostEventId: idOf(1) }]],
  },
  {
    name: 'of the loss before the reopening',
    given: reopened,
    input,
    actor: manager,
    gives: [['LossReviewed', { episode: 1, lostEventId: idOf(1) }]],
  },
  { name: 'by the one who lost it', given: gone, input, refused: 'reviewer-not-owner', evidence: [1] },
  { name: 'by its owner now', given: reassigned, input, actor: manager, refused: 'reviewer-not-owner', evidence: [1] },
  {
    name: 'by a service for its owner',
    given: gone,
    input,
    actor: { id: 'svc', role: 'service', onBehalfOf: 's-1' },
    refused: 'reviewer-not-owner',
    evidence: [1],
  },
  { name: 'of what was never lost', given: profiled, input, actor: manager, refused: 'loss-to-review' },
  { name: 'of what is sold', given: sold, input, actor: manager, refused: 'opportunity-open', evidence: [4] },
]);
