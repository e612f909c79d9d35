import { gone, minute, profiled } from '../opportunity.fixture.ts';
import { describeCommand } from './describe-command.fixture.ts';
import { qualify } from './qualify.ts';

const criteria = { within3Months: true, quality: true, largeDeal: false, highAwareness: true };

describeCommand(qualify, [
  {
    name: 'scored by the criteria met',
    given: profiled,
    input: { criteria },
    gives: [['Qualified', { episode: 1, criteria, score: 3 }]],
  },
  { name: 'scored by hand', given: profiled, input: { criteria, score: 7 }, gives: [['Qualified', { score: 7 }]] },
  { name: 'dated back', given: profiled, input: { criteria }, at: minute(94), refused: 'planned-when-recorded' },
  { name: 'what is lost', given: gone, input: { criteria }, refused: 'opportunity-open', evidence: [1] },
]);
