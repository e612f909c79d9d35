import { gone, minute, profiled, type Told, yuan } from '../opportunity.fixture.ts';
import { amendValue } from './amend-value.ts';
import { describeCommand } from './describe-command.fixture.ts';

const valued: readonly Told[] = [...profiled, [minute(5), 'ValueChanged', { episode: 1, new: yuan('90.00') }]];

describeCommand(amendValue, [
  {
    name: 'a first value',
    given: profiled,
    input: { new: yuan('90.00') },
    gives: [['ValueChanged', { episode: 1, new: yuan('90.00') }]],
  },
  {
    name: 'another value',
    given: valued,
    input: { new: yuan('95.00'), reason: '高配' },
    gives: [['ValueChanged', { old: yuan('90.00'), new: yuan('95.00'), reason: '高配' }]],
  },
  { name: 'the same value', given: valued, input: { new: yuan('90.00') }, refused: 'value-changes' },
  {
    name: 'dated back',
    given: valued,
    input: { new: yuan('80.00') },
    at: minute(94),
    refused: 'planned-when-recorded',
  },
  { name: 'of what is lost', given: gone, input: { new: yuan('1.00') }, refused: 'opportunity-open', evidence: [1] },
]);
