import { gone, minute, profiled, sold } from '../opportunity.fixture.ts';
import { describeCommand } from './describe-command.fixture.ts';
import { recordNeeds } from './record-needs.ts';

const input = { needs: '七座', competitors: [{ brand: 'Rival' }] };

describeCommand(recordNeeds, [
  { name: 'of an open opportunity', given: profiled, input, gives: [['NeedsRecorded', { episode: 1, ...input }]] },
  { name: 'with nothing to compare with', given: profiled, input: {}, gives: [['NeedsRecorded', { competitors: [] }]] },
  { name: 'late, of before the loss', given: gone, input, at: minute(0), gives: [['NeedsRecorded', { episode: 1 }]] },
  {
    name: 'late, of the very time of the loss',
    given: gone,
    input,
    at: minute(1),
    refused: 'opportunity-open',
    evidence: [1],
  },
  { name: 'of what is sold', given: sold, input, refused: 'opportunity-open', evidence: [4] },
]);
