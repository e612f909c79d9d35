import { createdIn, gone, minute, sold, type Told } from '../opportunity.fixture.ts';
import { reassignOpportunity, reclaimOpportunity } from './change-ownership.ts';
import { describeCommand } from './describe-command.fixture.ts';

const owned: readonly Told[] = [
  [
    minute(0),
    'Created',
    createdIn('dealer@1', 'PROFILED', { consultant: 's-1', outlet: 'o-1', dimensions: { team: 't-1' } }),
  ],
];
const input = { to: { consultant: 's-2', dimensions: { team: 't-2', terminal: 'x-1' } }, reason: '休假' };

describeCommand(reassignOpportunity, [
  {
    name: 'to somebody else',
    given: owned,
    input,
    gives: [['Reassigned', { ...input, episode: 1, from: { consultant: 's-1', dimensions: { team: 't-1' } } }]],
  },
  { name: 'what is sold', given: sold, input, gives: [['Reassigned', { episode: 1 }]] },
  { name: 'what is lost', given: gone, input, gives: [['Reassigned', { episode: 1 }]] },
  { name: 'to its owner', given: owned, input: { to: { consultant: 's-1' } }, refused: 'ownership-changes' },
  { name: 'to nobody', given: owned, input: { to: {} }, refused: 'ownership-changes' },
  { name: 'before the loss', given: gone, input, at: minute(0), refused: 'late-lifecycle', evidence: [1] },
]);

describeCommand(reclaimOpportunity, [
  {
    name: 'from its owner',
    given: owned,
    input: { to: { consultant: 's-3', outlet: 'o-2' } },
    gives: [['Reclaimed', { from: { consultant: 's-1', outlet: 'o-1' }, to: { consultant: 's-3', outlet: 'o-2' } }]],
  },
  { name: 'what is lost', given: gone, input, refused: 'opportunity-open', evidence: [1] },
]);
